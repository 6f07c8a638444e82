/** Words that may be cut short are shown whole on hover; until then a cell needs no title. */
export function showWhole(target: EventTarget, isOver: boolean): void {
  const cell =
    target instanceof Element ? target.closest<HTMLElement>("[role=gridcell]:not([data-choose], [data-tick])") : null;
  if (!cell || cell !== target || cell.childElementCount > 0) return;
  if (isOver) cell.title = cell.textContent;
  else cell.removeAttribute("title");
}
