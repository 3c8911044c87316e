// The page loads as it was built.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./harness.mjs";

test("the page has a title", async (t) => {
  const { page } = await visit(t);
  assert.notEqual(await page.title(), "");
});
