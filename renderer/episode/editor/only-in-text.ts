import { Annotation } from '@codemirror/state';

/** Marks a transaction that changes how the text looks and nothing else: what stands around the text need not follow it. */
export const onlyInText = Annotation.define<boolean>();
