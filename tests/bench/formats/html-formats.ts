import type { BenchFormat } from "./debates.ts";

const head = (title: string) =>
  `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>\n`;
const end = "</body></html>\n";

/** Saved pages. */
export const HTML_FORMATS: readonly BenchFormat[] = [
  {
    reader: "uk-publications",
    file: "cm310304-0001.htm",
    streams: true,
    begin: `<html><head><title>House of Commons Hansard Debates for 4 Mar 2031</title></head><body>\n<p><b>4 Mar 2031 : Column 1</b></p>\n`,
    end,
    debate: ({ n, title, turns }) =>
      `<h3 align="center">${title}</h3>\n${turns
        .map(
          ({ name, seat, party, paragraphs }, at) =>
            `${at % 4 ? "" : `<p><b>4 Mar 2031 : Column ${n * 3 + at + 2}</b></p>\n`}${paragraphs
              .map(
                (text, p) =>
                  `<p>${p ? "" : `<b>${name} (${seat}) (${party}):</b> `}${text} Ropes &amp; tar, <i>he said</i>.</p>\n`,
              )
              .join("")}`,
        )
        .join("")}`,
  },
  {
    reader: "alpheus",
    file: "44-1-5-en.html",
    streams: true,
    begin: `${head("House Debates, 2031-03-04")}<table><tr class="metadata" data-name="date" data-value="2031-03-04"><th>date</th><td>2031-03-04</td></tr></table>\n`,
    end,
    debate: ({ n, title, turns }) =>
      turns
        .map(
          ({ name, seat, party, paragraphs }, at) =>
            `<div class="statement" data-h1="Government Orders" data-h2="${title}" data-intervention-type="Debate" data-person-speaking-HoCid="${at}" data-person-speaking-attribution="Mr. ${name} (${seat}, ${party})" data-timestamp="2031-03-04 10:05:00" id="${n}-${at}">${paragraphs
              .map((text) => `<p data-originallang="en">${text} Ropes &amp; tar, <em>he said</em>.</p>\n`)
              .join("")}</div>\n`,
        )
        .join(""),
  },
  {
    reader: "hansard-online",
    file: "page.html",
    streams: true,
    begin: `${head("Wells - Hansard")}<div class="hero-banner"><h1>Wells</h1><h2>Volume 12</h2><p>debated on Tuesday 5 March 2030</p><p>House of Commons</p></div>\n`,
    end,
    debate: ({ n, turns }) =>
      turns
        .map(
          ({ name, seat, party, paragraphs }, at) =>
            `<div class="debate-item debate-item-contributiondebateitem" id="contribution-${n}-${at}">\n<div class="header"><div class="attributed-to-details"><span class="primary-text">${name}</span><span class="secondary-text">(${seat}) (${party})</span></div></div>\n<div class="content">${paragraphs
              .map((text) => `<p class="hs_Para">${text} Ropes &amp; tar, <em>he said</em>.</p>\n`)
              .join("")}</div></div>\n`,
        )
        .join(""),
  },
  {
    reader: "parallel-parliament-html",
    file: "page.html",
    streams: false,
    begin: `${head("Wells Debate | Parallel Parliament")}<main><h1>Wells</h1>\n<p>Full Debate: <a href="/debate/wells">Read Full Debate</a></p>\n<h3>Wells</h3>\n<div class="excerpt-title">Ada Quill Excerpts</div>\n<div>Wednesday 2nd April 2031</div>\n<div>(3&nbsp;months, 1&nbsp;week ago)</div>\n<div>Commons Chamber</div>\n<div class="links"><a href="#">Read Full debate</a> <a href="#">Read Hansard Text</a> <a href="#">Watch Debate</a></div>\n`,
    end: `</main>${end}`,
    debate: ({ turns }) =>
      turns
        .map(
          ({ name, seat, party, paragraphs }) =>
            `<div class="speech"><div class="who"><img src="a.jpg" alt="${name} Portrait"> <strong>${name}</strong> (${seat}) (${party})</div>\n<ul class="inline"><li><a href="#">View Speech</a></li><li><a href="#">Hansard</a></li></ul>\n${paragraphs
              .map((text) => `<p>${text} Ropes &amp; tar, <em>she said</em>.</p>\n`)
              .join("")}</div>\n`,
        )
        .join(""),
  },
  {
    reader: "readable-html",
    file: "page.html",
    streams: false,
    begin: head("Minutes"),
    end,
    debate: ({ title, turns }) =>
      `<h2>${title}</h2>\n${turns
        .map(({ name, paragraphs }) =>
          paragraphs
            .map((text, p) => `<p>${p ? "" : `<strong>${name}:</strong> `}${text} Ropes &amp; tar.</p>\n`)
            .join(""),
        )
        .join("")}`,
  },
];
