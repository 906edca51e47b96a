/** Stands in the bundle for codec-parser, which the decoders of FLAC and Vorbis name and are not used with. */
// oxlint-disable-next-line import/no-default-export -- as the package has it
export default class CodecParser {}
export const data = 'data';
export const header = 'header';
export const codecFrames = 'codecFrames';
export const totalSamples = 'totalSamples';
export const isLastPage = 'isLastPage';
export const vorbisComments = 'vorbisComments';
export const vorbisSetup = 'vorbisSetup';
