import type { Browser } from "playwright-core";

/** A page that is driven by a few commands and of which nothing else is asked; see {@link openBarePage}. */
export interface BarePage {
  browser: Browser;
  /** Runs a function in the page; it sees nothing but its argument. */
  evaluate<A, T>(run: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  /** Waits until a function of the page gives true; it is tried with every frame. */
  waitUntil<A>(isTrue: (argument: A) => boolean, argument: A): Promise<void>;
  /** Turns the wheel where the mouse is, and waits for a frame. */
  wheel(pixels: number): Promise<void>;
  /** Presses a key, and waits for a frame: a key that is held comes again after two. */
  press(key: string): Promise<void>;
  /** Writes into the first field that a selector finds. */
  write(selector: string, words: string): Promise<void>;
  /** Moves the mouse to the middle of the first element that a selector finds. */
  hover(selector: string): Promise<void>;
  /** Clicks the first such element whose words begin so. */
  click(selector: string, words: string): Promise<void>;
}

interface Answer {
  id?: number;
  result?: { result?: { value?: unknown }; exceptionDetails?: { exception?: { description?: string } } };
  error?: { message: string };
}

/** Numbers by which keys go. */
const KEYS: Record<string, number> = { PageDown: 34, End: 35, Home: 36, ArrowDown: 40 };

/**
 * Opens a page of 1,440 by 900 pixels. A page of the automation's own has the browser report all that it receives: each
 * answer of the engine would be written out a second time on the thread that is measured here.
 */
export async function openBarePage(browser: Browser, url: string): Promise<BarePage> {
  const session = await browser.newBrowserCDPSession();
  const { targetId } = await session.send("Target.createTarget", { url: "about:blank", width: 1440, height: 900 });
  const { sessionId } = await session.send("Target.attachToTarget", { targetId, flatten: false });
  const waiting = new Map<number, (answer: Answer) => void>();
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const answer = JSON.parse(message) as Answer;
    waiting.get(answer.id ?? -1)?.(answer);
  });
  let last = 0;

  async function send(method: string, params: object = {}): Promise<Answer["result"]> {
    const id = ++last;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    await session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method, params }) });
    const { result, error } = await answered;
    waiting.delete(id);
    const failed = error?.message ?? result?.exceptionDetails?.exception?.description;
    if (failed !== undefined) throw new Error(`${method}: ${failed}`);
    return result;
  }

  const page: BarePage = {
    browser,
    async evaluate<A, T>(run: (argument: A) => T | Promise<T>, argument: A): Promise<T> {
      const expression = `(${run})(${JSON.stringify(argument)})`;
      const done = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
      return done?.result?.value as T;
    },
    async waitUntil(isTrue, argument) {
      const look = `new Promise((done) => { const look = () => (${isTrue})(${JSON.stringify(argument)}) ? done() : requestAnimationFrame(look); look(); })`;
      await send("Runtime.evaluate", { expression: look, awaitPromise: true });
    },
    async wheel(pixels) {
      await mouse("mouseWheel", { ...at, deltaX: 0, deltaY: pixels });
      await nextFrame();
    },
    async press(key) {
      const params = { key, code: key, windowsVirtualKeyCode: KEYS[key] };
      await send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...params });
      await send("Input.dispatchKeyEvent", { type: "keyUp", ...params });
      await nextFrame();
    },
    async write(selector, words) {
      await page.evaluate((of) => document.querySelector<HTMLElement>(of)?.focus(), selector);
      await send("Input.insertText", { text: words });
    },
    async hover(selector) {
      at = await middleOf(selector, "");
      await mouse("mouseMoved", at);
    },
    async click(selector, words) {
      const button = { ...(await middleOf(selector, words)), button: "left", clickCount: 1 };
      await mouse("mousePressed", button);
      await mouse("mouseReleased", button);
    },
  };
  const nextFrame = () =>
    page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())), null);
  let at = { x: 0, y: 0 };
  const mouse = (type: string, params: object) => send("Input.dispatchMouseEvent", { type, ...params });

  async function middleOf(selector: string, words: string): Promise<{ x: number; y: number }> {
    const of = { selector, words };
    await page.waitUntil(
      (of) => [...document.querySelectorAll(of.selector)].some((found) => found.textContent?.startsWith(of.words)),
      of,
    );
    return page.evaluate((of) => {
      const all = [...document.querySelectorAll(of.selector)];
      const box = all.find((found) => found.textContent?.startsWith(of.words))?.getBoundingClientRect() as DOMRect;
      const [bottom, right] = [Math.min(box.bottom, innerHeight), Math.min(box.right, innerWidth)];
      return { x: (box.left + right) / 2, y: (box.top + bottom) / 2 };
    }, of);
  }

  await send("Emulation.setFocusEmulationEnabled", { enabled: true });
  await send("Page.navigate", { url });
  return page;
}
