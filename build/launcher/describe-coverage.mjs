const kinds = ['lines', 'functions', 'branches'];

/**
 * A table of what was run, by layer and by the folders in it.
 * @param {Readonly<Record<string, Record<string, { total: number, covered: number }>>>} files path in the checkout to
 *   counts of its `lines`, `functions` and `branches`, as Istanbul's `json-summary` has them
 */
export function describeCoverage(files) {
  const rows = new Map();
  for (const [path, counts] of Object.entries(files)) {
    const [layer, ...inside] = path.split('/');
    const room = inside.length > 1 ? `${layer}/${inside[0]}` : `${layer}/.`;
    for (const name of [layer, room]) {
      const row = rows.get(name) ?? { files: 0, lines: [0, 0], functions: [0, 0], branches: [0, 0] };
      row.files++;
      for (const kind of kinds) {
        row[kind][0] += counts[kind].covered;
        row[kind][1] += counts[kind].total;
      }
      rows.set(name, row);
    }
  }
  const names = [...rows.keys()].sort();
  const width = Math.max(...names.map((name) => name.length)) + 4;
  const line = (name, cells) => name.padEnd(width) + cells.map((cell) => String(cell).padStart(11)).join('');
  return [
    line('', ['files', ...kinds]),
    ...names.map((name) => {
      const { files: count, ...of } = rows.get(name);
      return line(name.includes('/') ? `  ${name}` : name, [count, ...kinds.map((kind) => share(of[kind]))]);
    }),
    '',
  ].join('\n');
}

function share([covered, total]) {
  return total === 0 ? '-' : `${((100 * covered) / total).toFixed(1)} %`;
}
