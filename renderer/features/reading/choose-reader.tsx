import { useState } from "react";
import type { SourceRow } from "../../../shared/api/query-schemas.ts";
import { Button } from "../../ui/button.tsx";
import { ReaderDialog } from "./reader-dialog.tsx";

/** A button that opens what each reader says of a source, to choose another for it or its folder. */
export function ChooseReader({ source }: { source: SourceRow }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button small onPress={() => setOpen(true)}>
        Read it as…
      </Button>
      {isOpen && <ReaderDialog source={source} onClose={() => setOpen(false)} />}
    </>
  );
}
