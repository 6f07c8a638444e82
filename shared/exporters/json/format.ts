/** Version of what stands under `backbench:`. A newer one is not read. */
export const FORMAT_VERSION = 1;

/** The W3C context, and ours: an identifier only, nothing is ever fetched from it. */
export const CONTEXT = ["http://www.w3.org/ns/anno.jsonld", { backbench: "urn:backbench:annotation:" }];
