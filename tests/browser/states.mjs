// The states the page can be in, each reached as a person reaches it.
import { dropFiles } from "./harness.mjs";
import { openSample } from "./steps.mjs";

const sample = (id) => async (page) => {
  await openSample(page, id);
  await page.locator(`#result .verdict-${id}`).first().waitFor();
};

export const STATES = {
  first: async () => {},
  active: sample("active"),
  dormant: sample("dormant"),
  "zero-post": sample("zero-post"),
  "cannot-tell": sample("cannot-tell"),
  refusal: async (page) => {
    await dropFiles(page, "#drop", [{ name: "views.csv", text: "name,views\nnote,3\nother,4\n" }]);
    await page.locator("#result .refusal").waitFor();
    await page.click("#structure-make");
    await page.locator("#structure-copy").waitFor();
  },
  error: async (page) => {
    await page.evaluate(() => void Promise.reject(new Error("made to fail")));
    await page.locator("#error").waitFor();
    await page.click("#error summary");
  },
};
