export type Direction = 'ltr' | 'rtl';

/** Letters of the scripts that run from the right, and the marks that say so (U+200F, U+061C); by Unicode's Bidi_Class R and AL. */
const fromRight =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mende_Kikakui}\u200F\u061C]/u;
const decides = /[\p{L}\u200E\u200F\u061C]/u;

/** The direction of the first letter or direction mark, as HTML's `dir="auto"` has it; null where there is none. */
export function directionOf(text: string): Direction | null {
  const first = decides.exec(text)?.[0];
  return first === undefined ? null : fromRight.test(first) ? 'rtl' : 'ltr';
}

/** Whether anything in the text runs from the right. */
export function hasRightToLeft(text: string): boolean {
  return fromRight.test(text);
}
