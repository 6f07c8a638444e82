import { expect, test } from "vitest";
import type { QuerySpec } from "../../shared/api/query-schemas.ts";
import { MOST_NAMED_GROUPS } from "../../shared/api/table-schemas.ts";
import { groupsOf, NO_KEPT_GROUPS, type OpenGroups, openOf, toggleGroup } from "./open-groups.ts";
import { EMPTY_QUERY } from "./workspace-state.ts";

const byParty = (more: Partial<QuerySpec> = {}): QuerySpec => ({
  ...EMPTY_QUERY,
  group: { by: "party", order: "value" },
  ...more,
});
const CLOSED: OpenGroups = { all: false, except: [] };

test("a group is opened and closed, also that without a value", () => {
  const once = toggleGroup(CLOSED, "Lab");
  expect(toggleGroup(once, null)).toEqual({ all: false, except: ["Lab", null] });
  expect(toggleGroup(once, "Lab")).toEqual(CLOSED);
});

test("of very many that differ the last ones do", () => {
  const names = Array.from({ length: MOST_NAMED_GROUPS + 1 }, (_, at) => String(at));
  const { except } = names.reduce(toggleGroup, CLOSED);
  expect([except.length, except[0], except.at(-1)]).toEqual([MOST_NAMED_GROUPS, "1", String(MOST_NAMED_GROUPS)]);
});

test("what is open holds in another order, not for other words; what was asked of all groups does", () => {
  const open = toggleGroup(CLOSED, "Lab");
  const kept = { of: groupsOf(byParty()), open, all: false };
  const turned = byParty({ group: { by: "party", order: "count" }, sort: [{ column: "party", descending: true }] });
  expect(openOf(kept, turned)).toEqual(open);
  expect(openOf(kept, byParty({ text: "tax" }))).toEqual(CLOSED);
  expect(openOf({ ...kept, all: null }, byParty({ text: "tax" }))).toBeNull();
  expect(openOf(NO_KEPT_GROUPS, byParty())).toBeNull();
});
