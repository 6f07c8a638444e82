import type { Locator, Page } from "playwright-core";

/** The window as a user names its parts. Every wait is for something a user would see. */
export class WorkbenchPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get contributions(): Locator {
    return this.page.getByRole("grid", { name: "Contributions" });
  }
  get debates(): Locator {
    return this.page.getByRole("grid", { name: "Debates" });
  }
  get people(): Locator {
    return this.page.getByRole("grid", { name: "People" });
  }
  get sources(): Locator {
    return this.page.getByRole("grid", { name: "Sources" });
  }
  get search(): Locator {
    return this.page.getByRole("searchbox", { name: "Search" });
  }
  get filters(): Locator {
    return this.page.getByRole("region", { name: "Filters" });
  }
  get inspector(): Locator {
    return this.page.getByRole("region", { name: "Inspector" });
  }
  get annotations(): Locator {
    return this.page.getByRole("region", { name: "Annotations" });
  }
  reader(number: number): Locator {
    return this.page.getByRole("region", { name: `Reader ${number}` });
  }

  /** Waits until the contributions table has that many rows. */
  async hasContributions(count: number): Promise<void> {
    await this.page.locator(`[role=grid][aria-label=Contributions][aria-rowcount="${count}"]`).waitFor();
  }

  /** Waits until the status line says this. */
  async hasStatus(words: string): Promise<void> {
    await this.page.getByText(words, { exact: true }).first().waitFor();
  }

  /** A row of the contributions table that holds all these words. */
  row(...words: string[]): Locator {
    return words.reduce((rows, word) => rows.filter({ hasText: word }), this.contributions.getByRole("row"));
  }

  /** Whether the table shows rows with words. */
  async rowsAreThere(): Promise<boolean> {
    const row = this.contributions.locator('[role=row][aria-rowindex="1"]');
    await row.waitFor();
    return /\w/.test((await row.textContent()) ?? "");
  }

  /** Opens a row in the reader and waits for the page of its debate. */
  async open(row: Locator, pane = 1): Promise<Locator> {
    await row.first().click();
    const reader = this.reader(pane);
    await reader.getByRole("article").first().waitFor();
    return reader;
  }

  async searchFor(text: string): Promise<void> {
    await this.search.fill(text);
  }

  /** Searches for what stands in one contribution and opens it, by keyboard: Enter to the table, Enter to the page. */
  async openOnly(query: string): Promise<Locator> {
    // One row may be that of the query before: first another number of rows, then one.
    await this.searchFor("");
    await this.page.locator('[role=grid][aria-label=Contributions]:not([aria-rowcount="1"])').waitFor();
    await this.searchFor(query);
    await this.hasContributions(1);
    await this.search.press("Enter");
    await this.contributions.locator("[role=row]:focus, [role=gridcell]:focus").waitFor();
    await this.page.keyboard.press("Enter");
    const reader = this.reader(1);
    await reader.getByRole("article").first().waitFor();
    return reader;
  }

  /** Selects by a key at these words of a reader, and waits for the bar that shows what can be done with them. */
  async selectAt(words: Locator, key: string): Promise<void> {
    await words.click({ position: { x: 6, y: 8 } });
    await this.page.keyboard.press(key);
    await this.page.getByRole("button", { name: /Copy with citation/ }).waitFor();
  }

  /** Puts a tag of that name, new or not, on what is selected. */
  async tagSelection(name: string): Promise<void> {
    await this.page.keyboard.press("/");
    await this.page.getByRole("combobox", { name: "Tags" }).fill(name);
    await this.page.keyboard.press("Enter");
  }
}
