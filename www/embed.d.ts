// The types of <dormouse-check>, which embed.js defines. The element has no properties of its own: what it
// shows is said by attributes, what happens is told by events. Nothing is at run time; import it for its types:
//
//   import type { DormouseCheckElement } from "./embed";

/** How the reader's account was judged. */
export type DormouseVerdict = "active" | "sleeping" | "dormant" | "zero-post" | "cannot-tell";

/** What may be written in the tag; for JSX, give it to `IntrinsicElements` beside your framework's own attributes. */
export interface DormouseCheckAttributes {
  /** The language; else the reader's. */
  lang?: "zh-Hans" | "zh-Hant" | "en";
  /** A rule by its id, with modifiers after `+`: `two-years`. */
  rule?: string;
  /** The day that is asked about, as `YYYY-MM-DD`; else the reader's today. */
  "as-of"?: string;
  /** The day the file was exported, as `YYYY-MM-DD`, where the file does not say. */
  captured?: string;
  /** The zone of times that name none: `+08:00`. */
  zone?: string;
  /** The colours; else what the reader's system asks for. */
  theme?: "light" | "dark";
  /** The address of a report to show first, made by the page or by `dormouse check --format json`. */
  src?: string;
  /** A fixed height in pixels; else the frame grows with its content, up to 3000. */
  height?: number | `${number}`;
  /** The frame's name for those who do not see it. */
  title?: string;
}

/** What the element tells, beside what every element does. */
export interface DormouseCheckEventMap extends Omit<HTMLElementEventMap, "error"> {
  /** The frame's new height in pixels. */
  height: CustomEvent<number>;
  /** The verdict's word, after the reader has agreed to tell it. Bubbles. */
  verdict: CustomEvent<DormouseVerdict>;
  /** Why the report in `src` could not be loaded. */
  error: CustomEvent<string>;
}

/** The checker in an article. */
export interface DormouseCheckElement extends HTMLElement {
  readonly shadowRoot: ShadowRoot;
  addEventListener<Type extends keyof DormouseCheckEventMap>(
    type: Type,
    listener: (this: DormouseCheckElement, event: DormouseCheckEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<Type extends keyof DormouseCheckEventMap>(
    type: Type,
    listener: (this: DormouseCheckElement, event: DormouseCheckEventMap[Type]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "dormouse-check": DormouseCheckElement;
  }
}
