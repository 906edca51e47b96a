import type { Diagnosis } from './diagnosis.ts';

/** A diagnosis as text, to be read and to go into a report. It ends with a line end. */
export function printDiagnosis({ versions, userData, library, databases, log }: Diagnosis): string {
  return [
    ...versions.map(({ name, version }) => `${name}: ${version}`),
    `User data: ${userData}`,
    `Library: ${library ?? 'none'}`,
    ...databases.flatMap(({ kind, file, bytes, problem, figures, kept }) => [
      '',
      `${kind === 'catalogue' ? 'Catalogue' : 'History'}: ${problem === null ? 'sound' : `not sound: ${problem}`}`,
      `  ${file}, ${Math.ceil(bytes / 1024)} kB`,
      ...figures.map(({ name, count }) => `  ${name}: ${count}`),
      ...kept.map((path) => `  kept: ${path}`),
    ]),
    '',
    log.length === 0 ? 'Log: nothing' : 'Log:',
    ...log.map((line) => `  ${line}`),
    '',
  ].join('\n');
}
