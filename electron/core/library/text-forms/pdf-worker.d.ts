// The package types its front only. This is the half that parses, run in the same thread.
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs" {
  export const WorkerMessageHandler: object;
}
