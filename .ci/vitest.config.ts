import { defineConfig } from "vitest/config";

// Checks against the transcripts that stand beside the checkout; users do not have them.
export default defineConfig({
  test: { root: import.meta.dirname, include: ["checks/**/*.test.ts"], testTimeout: 120_000 },
});
