import { ensureBrowser } from "./browser.ts";

// Says which browser the tests use, or why there is none.
try {
  console.log(ensureBrowser());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
