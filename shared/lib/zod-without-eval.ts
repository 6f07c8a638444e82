import { z } from "zod";

// Under the page's policy zod must not even try eval. To be imported before any schema is made, so first in an entry.
z.config({ jitless: true });
