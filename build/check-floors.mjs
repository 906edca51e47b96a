// Part of `npm run lint`: imports go downwards, and never in a circle; see `floors.mjs`.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'vite';
import { floors } from './floors.mjs';

/**
 * Every import that is not allowed, one sentence each: those that go up or sideways, and circles of files or folders.
 * Imports of types count, as do modules that a worker is started with.
 * @param {string} root the folder that holds the layers
 * @param {typeof floors} table
 * @returns {string[]}
 */
export function findBreaches(root, table) {
  return Object.entries(table).flatMap(([layer, storeys]) => {
    const imports = readImports(root, layer);
    const describe = (/** @type {string} */ what) => (/** @type {string[]} */ circle) =>
      `${circle.map((node) => `${layer}/${node}`).join(' → ')}: these ${what} import each other in a circle.`;
    return [
      ...breachesOfFloors(layer, storeys, imports),
      ...circles(imports).map(describe('files')),
      ...circles(foldersOf(imports)).map(describe('folders')),
    ];
  });
}

/** How many files and folders of a layer are in a circle. @param {string} root @param {string} layer */
export function countCircles(root, layer) {
  const imports = readImports(root, layer);
  return {
    files: stronglyConnected(imports).flat().length,
    folders: stronglyConnected(foldersOf(imports)).flat().length,
  };
}

/** Which folder imports of which, worked out from files. @param {ReadonlyMap<string, ReadonlySet<string>>} imports */
function foldersOf(imports) {
  /** @type {Map<string, Set<string>>} */
  const folders = new Map([...imports.keys()].map((file) => [posix.dirname(file), new Set()]));
  for (const [file, targets] of imports) {
    const own = posix.dirname(file);
    for (const target of targets) if (posix.dirname(target) !== own) folders.get(own)?.add(posix.dirname(target));
  }
  return folders;
}

/** @param {string} layer @param {readonly (readonly string[])[]} storeys @param {ReadonlyMap<string, ReadonlySet<string>>} imports */
function breachesOfFloors(layer, storeys, imports) {
  const floorOf = new Map(storeys.flatMap((rooms, floor) => rooms.map((room) => [room, floor])));
  /** @type {string[]} */
  const breaches = [];
  for (const [file, targets] of imports) {
    const room = roomOf(file, floorOf);
    if (room === null) {
      breaches.push(`${layer}/${file}: its folder has no floor in build/floors.mjs.`);
      continue;
    }
    for (const target of targets) {
      const other = roomOf(target, floorOf);
      if (other === null || other === room) continue;
      const higher = Number(floorOf.get(other)) - Number(floorOf.get(room));
      if (higher >= 0)
        breaches.push(
          `${layer}/${file} imports ${layer}/${target}: ${other} is on ${higher === 0 ? 'the same' : 'a higher'} floor.`,
        );
    }
  }
  return breaches;
}

/** The innermost room around a file; null where it is in none. @param {string} file @param {ReadonlyMap<string, number>} floorOf */
function roomOf(file, floorOf) {
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    if (floorOf.has(folder)) return folder;
    // The layer's own folder is a room for the files right in it only.
    if (!folder.includes('/')) return null;
  }
}

/** What each file of a layer imports of the same layer, by paths below it. @param {string} root @param {string} layer */
function readImports(root, layer) {
  const files = globSync('**/*.{ts,tsx}', { cwd: join(root, layer) })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const { program, errors } = parseSync(file, readFileSync(join(root, layer, file), 'utf8'));
      if (errors.length > 0) throw new Error(`${layer}/${file} cannot be parsed: ${errors[0].message}`);
      const targets = [...specifiersIn(program)]
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => posix.join(posix.dirname(file), specifier));
      return [file, new Set(targets.filter((target) => known.has(target) && target !== file))];
    }),
  );
}

/** @param {unknown} node of a syntax tree @returns {Generator<string>} */
function* specifiersIn(node) {
  if (Array.isArray(node)) for (const child of node) yield* specifiersIn(child);
  if (Array.isArray(node) || node === null || typeof node !== 'object') return;
  const { type, source, callee, arguments: given } = /** @type {Record<string, any>} */ (node);
  const isImport = [
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
    'ImportExpression',
    'TSImportType',
  ].includes(type);
  if (isImport && typeof source?.value === 'string') yield source.value;
  if (type === 'NewExpression' && callee.name === 'URL' && typeof given[0]?.value === 'string') yield given[0].value;
  for (const child of Object.values(node)) yield* specifiersIn(child);
}

/**
 * One circle of each strongly connected component of a graph, as a path from a node back to itself.
 * @param {ReadonlyMap<string, ReadonlySet<string>>} edges
 */
function circles(edges) {
  return stronglyConnected(edges).map((component) => {
    const inComponent = new Set(component);
    const start = component.toSorted()[0];
    /** Each node with the one that it was reached from, the nearest first. */
    const before = new Map([[start, start]]);
    for (const node of before.keys()) {
      for (const target of edges.get(node) ?? []) {
        if (target === start) {
          const way = [start];
          for (let at = node; at !== start; at = String(before.get(at))) way.splice(1, 0, at);
          return [...way, start];
        }
        if (inComponent.has(target) && !before.has(target)) before.set(target, node);
      }
    }
    return component;
  });
}

/**
 * The strongly connected components of a graph: nodes that all reach each other, by Tarjan's algorithm.
 * @param {ReadonlyMap<string, ReadonlySet<string>>} edges
 * @returns {string[][]} those of more than one node
 */
function stronglyConnected(edges) {
  const order = new Map();
  const lowest = new Map();
  /** @type {string[]} */
  const stack = [];
  const onStack = new Set();
  /** @type {string[][]} */
  const components = [];
  /** @param {string} node */
  const visit = (node) => {
    order.set(node, order.size);
    lowest.set(node, order.get(node));
    stack.push(node);
    onStack.add(node);
    for (const target of edges.get(node) ?? []) {
      if (!order.has(target)) visit(target);
      if (onStack.has(target)) lowest.set(node, Math.min(lowest.get(node), lowest.get(target)));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const component = stack.splice(stack.indexOf(node));
    for (const member of component) onStack.delete(member);
    if (component.length > 1) components.push(component);
  };
  for (const node of edges.keys()) if (!order.has(node)) visit(node);
  return components;
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const root = dirname(import.meta.dirname);
  const breaches = findBreaches(root, floors);
  for (const breach of breaches) process.stderr.write(`${breach}\n`);
  const layers = ['shared', 'electron', 'renderer'].filter((layer) => existsSync(join(root, layer)));
  const counts = layers.map((layer) => ({ layer, ...countCircles(root, layer) }));
  process.stdout.write(
    `In circles: ${counts.map(({ layer, files, folders }) => `${layer} ${files} files, ${folders} folders`).join('; ')}.\n`,
  );
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
