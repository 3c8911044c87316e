"use strict";
importScripts("ways.js");

self.onmessage = async ({ data: { file, way, options } }) => {
  try {
    if (LIBRARIES[way]) importScripts(`/lib/${LIBRARIES[way]}`);
    self.postMessage(await ways[way](file, options));
  } catch (error) {
    self.postMessage({ error: `${error.name}: ${error.message}` });
  }
};
