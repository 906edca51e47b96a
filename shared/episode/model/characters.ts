/** Whether the UTF-16 unit is white space, by the same set as `String.prototype.trim`. */
export function isWhiteSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0x1680
  );
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether the UTF-16 unit is a capital letter of a script that has capitals. */
export function isUpper(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90;
  if (code < 0xc0 || (code > 0x24f && code < 0x370) || code > 0x1fff) return false;
  const character = String.fromCharCode(code);
  return character.toLowerCase() !== character;
}

/** Whether the UTF-16 unit is a small letter of a script that has capitals. */
export function isLower(code: number): boolean {
  if (code < 128) return code >= 97 && code <= 122;
  if (code === 0xdf) return true;
  if (code < 0xc0 || (code > 0x24f && code < 0x370) || code > 0x1fff) return false;
  const character = String.fromCharCode(code);
  return character.toUpperCase() !== character;
}

/** Whether the UTF-16 unit is a letter or digit, as far as the edges of words go. */
export function isWordCharacter(code: number): boolean {
  if (code < 128) return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return (
    code >= 0xc0 &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    !isWhiteSpace(code) &&
    !(code >= 0x2010 && code <= 0x206f) &&
    !isWidePunctuation(code) &&
    code !== 0xfffd
  );
}

/** `、。「」！，：？` and their like. */
function isWidePunctuation(code: number): boolean {
  return (
    code > 0x3000 &&
    (code <= 0x3003 ||
      (code >= 0x3008 && code <= 0x3011) ||
      (code >= 0xff01 && code <= 0xff0f) ||
      (code >= 0xff1a && code <= 0xff1f))
  );
}

/** The first offset from `from` that holds no white space, or `to`. */
export function skipWhiteSpace(text: string, from: number, to: number): number {
  let position = from;
  while (position < to && isWhiteSpace(text.charCodeAt(position))) position++;
  return position;
}

/** The end of `[from, to)` without trailing white space; `from` when there is nothing else. */
export function trimEnd(text: string, from: number, to: number): number {
  let position = to;
  while (position > from && isWhiteSpace(text.charCodeAt(position - 1))) position--;
  return position;
}
