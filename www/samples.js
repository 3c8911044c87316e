// Fetches the samples while the page loads, so that opening one asks the
// network for nothing. They are ordinary exports, read like anybody's.
"use strict";

const Samples = {
  list: null,

  /** Loads once; after a failure the next call tries again. */
  load() {
    Samples.list ??= Samples.fetch().catch((error) => {
      Samples.list = null;
      throw error;
    });
    return Samples.list;
  },

  async fetch() {
    const list = JSON.parse(await Engine.text("samples/samples.json"));
    return Promise.all(list.map(async (sample) => ({ ...sample, inputs: await Samples.inputs(sample) })));
  },

  inputs({ folder, files }) {
    const input = async (name) => {
      const path = folder ? `${folder}/${name}` : name;
      return { name, folder, blob: await Engine.blob(`samples/${path}`) };
    };
    return Promise.all(files.map(input));
  },

  async find(id) {
    return (await Samples.load()).find((sample) => sample.id === id);
  },
};
