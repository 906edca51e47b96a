/**
 * Writes small models in ONNX’s own format (onnx.proto, IR version 8), as far as the tests’ models need it. Field numbers
 * are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
 */

/** A dimension is a number, or a name where it differs from run to run. */
export interface OnnxValue {
  readonly name: string;
  readonly type: 'float' | 'int32' | 'int64';
  readonly shape: readonly (number | string)[];
}

export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

export interface OnnxNode {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Whole numbers, or lists of them. */
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

export interface OnnxModel {
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly tensors: readonly OnnxTensor[];
  readonly nodes: readonly OnnxNode[];
  readonly metadata?: Readonly<Record<string, string>>;
}

const elementTypes = { float: 1, int32: 6, int64: 7 } as const;

export function printOnnx({ inputs, outputs, tensors, nodes, metadata = {} }: OnnxModel): Buffer {
  const graph = [
    ...nodes.map((node) => bytes(1, printNode(node))),
    text(2, 'tiny'),
    ...tensors.map((tensor) => bytes(5, printTensor(tensor))),
    ...inputs.map((value) => bytes(11, printValue(value))),
    ...outputs.map((value) => bytes(12, printValue(value))),
  ];
  return Buffer.concat([
    integer(1, 8),
    bytes(7, Buffer.concat(graph)),
    bytes(8, integer(2, 13)),
    ...Object.entries(metadata).map(([key, value]) => bytes(14, Buffer.concat([text(1, key), text(2, value)]))),
  ]);
}

function printNode({ type, inputs, outputs, attributes = {} }: OnnxNode): Buffer {
  return Buffer.concat([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, type),
    ...Object.entries(attributes).map(([name, value]) =>
      bytes(
        5,
        typeof value === 'number'
          ? Buffer.concat([text(1, name), integer(3, value), integer(20, 2)])
          : Buffer.concat([text(1, name), ...value.map((item) => integer(8, item)), integer(20, 7)]),
      ),
    ),
  ]);
}

function printTensor({ name, shape, values }: OnnxTensor): Buffer {
  return Buffer.concat([
    ...shape.map((length) => integer(1, length)),
    integer(2, elementTypes[values instanceof Float32Array ? 'float' : 'int64']),
    text(8, name),
    bytes(9, Buffer.from(values.buffer)),
  ]);
}

function printValue({ name, type, shape }: OnnxValue): Buffer {
  const dimensions = shape.map((length) => bytes(1, typeof length === 'number' ? integer(1, length) : text(2, length)));
  const tensor = Buffer.concat([integer(1, elementTypes[type]), bytes(2, Buffer.concat(dimensions))]);
  return Buffer.concat([text(1, name), bytes(2, bytes(1, tensor))]);
}

function text(field: number, value: string): Buffer {
  return bytes(field, Buffer.from(value));
}

function bytes(field: number, value: Buffer): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);
}

function integer(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

/** Seven bits a byte, the lowest first; negative numbers are of 64 bits. */
function varint(value: number): Buffer {
  const parts: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    parts.push(Number(rest & 127n) | (rest > 127n ? 128 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(parts);
}
