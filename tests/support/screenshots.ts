import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { startWebApp } from "./web-app.ts";
import { WorkbenchPage } from "./workbench-page.ts";

// Takes the pictures of the README and the guide from the running program: `npm run screenshots`.
const folder = resolve(import.meta.dirname, "../../docs/images");
mkdirSync(folder, { recursive: true });

const app = await startWebApp({ viewport: { width: 1440, height: 900 } });
const bench = new WorkbenchPage(app.page);
const shoot = (name: string) => app.page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });

async function tag(words: string, key: string, name: string): Promise<void> {
  await bench.selectAt(bench.reader(1).getByText(words).first(), key);
  await bench.tagSelection(name);
  await bench
    .reader(1)
    .getByRole("button", { name: new RegExp(`^${name}:`) })
    .first()
    .waitFor();
  await app.page.keyboard.press("Escape");
}

try {
  await bench.hasContributions(29);
  await app.page.getByRole("button", { name: "Dismiss" }).click();
  await bench.openOnly('"police inspectorate"');
  await tag("I am happy to follow up", "s", "accountability");
  await tag("The hon. Lady will also know", "p", "inspectorate");
  await tag("I welcome the statement", "s", "victims and survivors");
  await tag("My hon. Friend is right. We will need", "s", "inquiry");
  await bench.searchFor("accountab*");
  await bench.hasContributions(5);
  await bench.search.press("Enter");
  await app.page.keyboard.press("n");
  await app.page
    .getByText("1 of 12")
    .first()
    .waitFor({ timeout: 3000 })
    .catch(() => {});
  await shoot("library");
  await app.page.emulateMedia({ colorScheme: "dark" });
  await shoot("library-dark");
  await app.page.emulateMedia({ colorScheme: "light" });
  await bench.searchFor('"Kirklees rape"');
  await bench.hasContributions(1);
  await bench.search.press("Enter");
  await app.page.keyboard.press("Shift+Enter");
  await bench.reader(2).getByRole("article").first().waitFor();
  await bench.searchFor("");
  await app.page.getByText("1 hit in 1 contribution").waitFor({ state: "hidden" });
  await app.page.keyboard.press("Control+2");
  await bench.reader(1).getByRole("article").first().waitFor();
  await shoot("side-by-side");
  await bench.searchFor("inquir*");
  await app.page.keyboard.press("Control+4");
  await app.page.getByRole("radiogroup", { name: "Order" }).getByText("1R 2R 3R").click();
  await app.page.getByText("35 lines in 6 contributions").waitFor();
  await bench.search.press("Enter");
  for (const key of ["Space", "Shift+ArrowDown", "Shift+ArrowDown"]) await app.page.keyboard.press(key);
  await app.page.getByText("3 lines ticked").waitFor();
  await app.page.keyboard.press("Enter");
  await app.page.locator("[role=row][aria-current]").waitFor();
  await shoot("concordance");
  await bench.searchFor("");
  await app.page.keyboard.press("Control+3");
  await app.page.getByText("victims and survivors").first().waitFor();
  await shoot("annotations");
} finally {
  await app.close();
}
