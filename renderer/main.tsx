import "../shared/lib/zod-without-eval.ts";
import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/literata/index.css";
import "@fontsource-variable/literata/wght-italic.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { StartFailed } from "./app/error-screen.tsx";
import { asAppError } from "./data/ask.ts";
import { connect } from "./data/connect.ts";

const root = createRoot(document.getElementById("root") as HTMLElement);
try {
  const client = await connect();
  const capabilities = await client.call("host.capabilities", {});
  root.render(<App client={client} capabilities={capabilities} />);
} catch (error) {
  root.render(<StartFailed error={asAppError(error)} />);
}
