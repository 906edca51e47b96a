import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFile, stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { rules } from '../../../shared/lint/registry.ts';
import { readText, temporaryFolder } from '../../helpers/temporary-folder.ts';
import { cleanEpisode, jsonOf, run } from './run.ts';

interface Linted {
  readonly files: number;
  readonly ms: number;
  readonly problems: readonly {
    path: string;
    line: number;
    column: number;
    endLine: number;
    endColumn: number;
    rule: string;
    severity: string;
    message: string;
    fixes: string[];
  }[];
}

/** As much of SARIF 2.1.0 as `lint` uses. */
interface Sarif {
  readonly version: string;
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly rules: readonly {
            id: string;
            shortDescription: { text: string };
            fullDescription: { text: string };
            help: { text: string; markdown: string };
          }[];
        };
      };
      readonly invocations: readonly [object];
      readonly results: readonly {
        ruleId: string;
        ruleIndex: number;
        level: string;
        message: { text: string };
        partialFingerprints: { primaryLocationLineHash: string };
        locations: readonly { physicalLocation: { artifactLocation: { uri: string } } }[];
        fixes?: readonly object[];
      }[];
    },
  ];
}

const withUnknownLabel = cleanEpisode.replace('\nTO Lime trees', '\nTQ Lime trees');

describe('lint', () => {
  test('finds nothing in a clean episode and exits 0', async () => {
    const folder = await temporaryFolder({ 'bees.md': cleanEpisode });
    const ran = await run('lint', folder, '--json');
    expect(jsonOf<Linted>(ran)).toEqual({
      files: 1,
      problems: [],
      excused: 0,
      mended: 0,
      failed: [],
      ms: expect.any(Number),
    });
    expect(ran.code).toBe(0);
  });

  test('gives each problem its place, rule and fixes, and exits 1', async () => {
    const folder = await temporaryFolder({ 'bees.md': withUnknownLabel });
    const ran = await run('lint', join(folder, 'bees.md'), '--json');
    const { problems } = jsonOf<Linted>(ran);
    expect(ran.code).toBe(1);
    expect(problems).toContainEqual({
      path: join(folder, 'bees.md'),
      line: 20,
      column: 1,
      endLine: 20,
      endColumn: 3,
      rule: 'unknown-label',
      severity: 'error',
      message: expect.stringContaining('TQ'),
      fixes: expect.arrayContaining([expect.stringContaining('TO')]),
    });
  });

  test('exits 0 where there are hints only', async () => {
    const folder = await temporaryFolder({
      'rostrum.yaml': 'lint:\n  rules:\n    unknown-label: hint\n',
      'bees.md': withUnknownLabel,
    });
    const ran = await run('lint', folder, '--json');
    expect(jsonOf<Linted>(ran).problems.map(({ severity }) => severity)).toContain('hint');
    expect(ran.code).toBe(0);
  });

  test('says path, line, column, severity, message and rule on one line, and counts', async () => {
    const folder = await temporaryFolder({ 'bees.md': withUnknownLabel });
    const { stdout } = await run('lint', join(folder, 'bees.md'));
    expect(stdout).toMatch(/bees\.md:20:1 +error +.*TQ.* \(unknown-label\)\n/);
    expect(stdout).toMatch(/\n1 file: \d+ errors?, \d+ warnings?, \d+ hints?\n$/);
  });

  test('scans a folder as its library is scanned, and a file once however often it is named', async () => {
    const folder = await temporaryFolder({
      'rostrum.yaml': 'exclude: ["drafts/**"]\n',
      'drafts/no.md': withUnknownLabel,
      'season/yes.md': cleanEpisode,
      'season/notes.pdf': 'x',
      'other.md': cleanEpisode,
    });
    expect(jsonOf<Linted>(await run('lint', folder, '--json')).files).toBe(2);
    expect(
      jsonOf<Linted>(await run('lint', join(folder, 'season'), join(folder, 'season/yes.md'), '--json')).files,
    ).toBe(1);
    expect(jsonOf<Linted>(await run('lint', join(folder, 'drafts/no.md'), '--json')).files).toBe(1);
  });

  test('compares the front matter of the files that are named', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 6 }, (_, i) => [
        `${i}.md`,
        i < 5 ? cleanEpisode : cleanEpisode.replace('date: 2021-03-04', 'date: 2021-03-04T10:00:00Z'),
      ]),
    );
    const folder = await temporaryFolder(files);
    expect(jsonOf<Linted>(await run('lint', folder, '--json')).problems).toEqual([
      expect.objectContaining({
        path: join(folder, '5.md'),
        rule: 'date-form',
        message: 'Other episodes write “date” in another form, like 2024-05-31.',
      }),
    ]);
    expect(jsonOf<Linted>(await run('lint', join(folder, '5.md'), '--json')).problems).toEqual([]);
  });

  test('reads labels as --house-style says', async () => {
    const folder = await temporaryFolder({ 'bees.md': withUnknownLabel });
    const rulesOf = (ran: Parameters<typeof jsonOf>[0]) => jsonOf<Linted>(ran).problems.map(({ rule }) => rule);
    expect(rulesOf(await run('lint', folder, '--json', '--house-style', 'initials'))).toContain('unknown-label');
    expect(rulesOf(await run('lint', folder, '--json', '--house-style', 'bold-name'))).not.toContain('unknown-label');
  });

  test('exits 2 for a file that cannot be read, and lints the others', async () => {
    const folder = await temporaryFolder({ 'a.md': cleanEpisode, 'b.md': new Uint8Array([0x61, 0xff, 0x62]) });
    const ran = await run('lint', folder, join(folder, 'missing'), '--json');
    expect(jsonOf<Linted>(ran).files).toBe(1);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/b\.md: .*UTF-8/);
    expect(ran.stderr).toContain('missing: ');
  });

  test('says what is wrong with rostrum.yaml and exits 2, since other rules than those meant are in force', async () => {
    const folder = await temporaryFolder({ 'rostrum.yaml': 'lint:\n  rulez: {}\n', 'a.md': cleanEpisode });
    const ran = await run('lint', folder, '--json');
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('rostrum.yaml, line 2');
  });
});

describe('lint --fix', () => {
  /** One label of six stands right under the turn before it. */
  const squeezed = `${cleanEpisode.replace('?\n\nTO Lime', '?\nTO Lime')}\nMD And the honey?\n\nTO It tastes of lime.\n`;

  test('mends what needs no judgement, keeps every other byte, and reports what is left', async () => {
    const source = `\uFEFF${squeezed.replace('\nMD Welcome', '\nMQ Welcome').replaceAll('\n', '\r\n')}`;
    const folder = await temporaryFolder({ 'a.md': source });
    const ran = await run('lint', folder, '--fix', '--json');
    expect(jsonOf<Linted>(ran).problems.map(({ rule }) => rule)).toContain('unknown-label');
    expect(jsonOf<Linted>(ran).problems.map(({ rule }) => rule)).not.toContain('label-blank-line');
    expect(ran.code).toBe(1);
    expect(await readText(folder, 'a.md')).toBe(source.replace('?\r\nTO Lime', '?\r\n\r\nTO Lime'));
  });

  test('changes nothing more the second time', async () => {
    const folder = await temporaryFolder({ 'a.md': squeezed });
    expect((await run('lint', folder, '--fix')).stdout).toContain('1 problem mended');
    const once = await readFile(join(folder, 'a.md'));
    const ran = await run('lint', folder, '--fix');
    expect(ran.stdout).not.toContain('mended');
    expect(await readFile(join(folder, 'a.md'))).toEqual(once);
  });

  test('leaves front matter alone, where a space can turn the rest of a value into a comment', async () => {
    const source = cleanEpisode
      .replace('draft:', 'note: bees\u00A0# not flies\ndraft:')
      .replace('Lime trees', 'Lime\u00A0trees');
    const folder = await temporaryFolder({ 'a.md': source });
    await run('lint', folder, '--fix');
    expect(await readText(folder, 'a.md')).toBe(source.replace('Lime\u00A0trees', 'Lime trees'));
  });

  test('does not touch a file that is fine', async () => {
    const folder = await temporaryFolder({ 'a.md': cleanEpisode });
    const { mtimeMs } = await stat(join(folder, 'a.md'));
    await run('lint', folder, '--fix');
    expect((await stat(join(folder, 'a.md'))).mtimeMs).toBe(mtimeMs);
    expect(await readText(folder, 'a.md')).toBe(cleanEpisode);
  });
});

describe('lint --format', () => {
  test('json is what --json prints', async () => {
    const folder = await temporaryFolder({ 'bees.md': withUnknownLabel });
    const short = jsonOf<Linted>(await run('lint', folder, '--json'));
    expect({ ...jsonOf<Linted>(await run('lint', folder, '--format', 'json')), ms: short.ms }).toEqual(short);
  });

  test('github gives a workflow command for each problem, with nothing in it that would end it early', async () => {
    const folder = await temporaryFolder({ 'a,b: 100%.md': withUnknownLabel });
    const { stdout, code } = await run('lint', folder, '--format', 'github');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^::error title=unknown-label,file=[^,:]*a%2Cb%3A 100%25\.md,line=20,endLine=20,col=1,endColumn=3::“TQ” [^\n]+\n1 file: /,
    );
  });

  test('sarif describes every rule, and each problem by rule, level, place and fixes', async () => {
    const folder = await temporaryFolder({ 'the bees.md': withUnknownLabel });
    const log = jsonOf<Sarif>(await run('lint', folder, '--format', 'sarif'));
    const [{ tool, results, invocations }] = log.runs;
    expect(log.version).toBe('2.1.0');
    expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    for (const { ruleId, ruleIndex, level, message, locations } of results) {
      expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text).not.toBe('');
      expect(locations[0]!.physicalLocation.artifactLocation.uri).toBe(pathToFileURL(join(folder, 'the bees.md')).href);
    }
    const unknown = results.find(({ ruleId }) => ruleId === 'unknown-label')!;
    const region = { startLine: 20, startColumn: 1, endLine: 20, endColumn: 3 };
    expect(unknown).toMatchObject({ level: 'error', locations: [{ physicalLocation: { region } }] });
    expect(unknown.fixes![0]).toMatchObject({
      artifactChanges: [{ replacements: [{ deletedRegion: region, insertedContent: { text: 'TO' } }] }],
    });
  });

  test('sarif explains every rule with its page, and gives no address that does not exist', async () => {
    const folder = await temporaryFolder({ 'the bees.md': cleanEpisode });
    const { driver } = jsonOf<Sarif>(await run('lint', folder, '--format', 'sarif')).runs[0].tool;
    for (const { id, shortDescription, fullDescription, help } of driver.rules) {
      expect(help.markdown).toBe(readFileSync(new URL(`../../../shared/lint/rules/${id}.md`, import.meta.url), 'utf8'));
      expect(help.text).not.toBe('');
      expect([id, shortDescription.text, fullDescription.text]).toEqual([
        id,
        expect.stringMatching(/\w+ \w+/),
        expect.stringMatching(/\w+ \w+/),
      ]);
    }
    expect(driver).not.toHaveProperty('informationUri');
  });

  test('sarif knows a problem again where lines shift, and tells problems of one file apart', async () => {
    const twice = withUnknownLabel.replace(
      '\nTQ Lime trees',
      '\nTQ Lime trees, yes.\n\nTQ Lime trees, yes.\n\nTQ Lime trees',
    );
    const printsOf = async (text: string) => {
      const folder = await temporaryFolder({ 'the bees.md': text });
      return jsonOf<Sarif>(await run('lint', folder, '--format', 'sarif'))
        .runs[0].results.filter(({ ruleId }) => ruleId === 'unknown-label')
        .map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    };
    const prints = await printsOf(twice);
    expect(new Set(prints).size).toBe(3);
    expect(await printsOf(twice.replace('\n---\n', '\nsubtitle: "New"\n---\n\nA line more.\n'))).toEqual(prints);
  });

  test('sarif says what could not be read', async () => {
    const folder = await temporaryFolder({ 'a.md': cleanEpisode, 'b.md': new Uint8Array([0x61, 0xff]) });
    const ran = await run('lint', folder, '--format', 'sarif');
    expect(ran.code).toBe(2);
    expect(jsonOf<Sarif>(ran).runs[0].invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ message: { text: expect.stringContaining('b.md') } }],
    });
  });

  test('another format is refused', async () => {
    expect((await run('lint', '.', '--format', 'xml')).code).toBe(2);
  });

  test('leaves out what an editor excused, and says how many', async () => {
    const folder = await temporaryFolder({
      'rostrum.yaml': '',
      'sub/bees.md': withUnknownLabel,
      '.rostrum/episodes/sub/bees.md.tsv': 'excuse-file\tunknown-label\n',
    });
    for (const named of [folder, join(folder, 'sub'), join(folder, 'sub/bees.md')]) {
      const ran = await run('lint', named);
      expect([ran.code, ran.stdout]).toEqual([0, '1 file: no problems; 1 excused\n']);
    }
  });
});
