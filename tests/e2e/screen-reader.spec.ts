import { wrongLabel } from '../helpers/library.ts';
import { expect, test, type Page, type Running } from './fixture.ts';

let rostrum: Running;

test.beforeEach(async ({ openLibrary }) => {
  rostrum = await openLibrary({ 'garden.md': wrongLabel.replace('a kettle', 'a kettel') });
  await rostrum.window.getByRole('option', { name: 'Growing food together' }).click();
  await rostrum.window.locator('.cm-turn').first().waitFor();
});

interface Heard {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** How politely a change of it is read aloud; `off` where it is not. */
  readonly live: string;
  /** All the text in it. */
  readonly text: string;
}

/** What Chromium gives a screen reader, its whole accessibility tree. */
async function readTree(window: Page): Promise<Heard[]> {
  const session = await window.context().newCDPSession(window);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const textOf = (id: string): string => {
      const node = byId.get(id);
      if (node === undefined) return '';
      return node.role?.value === 'StaticText'
        ? String(node.name?.value ?? '')
        : (node.childIds ?? []).map(textOf).join('');
    };
    return nodes.map((node) => ({
      role: String(node.role?.value ?? ''),
      name: String(node.name?.value ?? ''),
      description: String(node.description?.value ?? ''),
      live: String(node.properties?.find(({ name }) => name === 'live')?.value.value ?? 'off'),
      text: textOf(node.nodeId),
    }));
  } finally {
    await session.detach();
  }
}

const readAloud = async (window: Page) =>
  (await readTree(window)).filter(({ live, text }) => live === 'polite' && text !== '').map(({ text }) => text);

test('going to a problem reads its message aloud, with its place among the others', async () => {
  const { window } = rostrum;
  await window.locator('.cm-content').focus();
  await window.keyboard.press('F8');
  await expect
    .poll(() => readAloud(window))
    .toContainEqual(expect.stringMatching(/^Error: “RP” .+ Quick fix: .+ Problem \d+ of \d+\.$/));
});

test('words that have a problem, and words that are no words, carry a description', async () => {
  const { window } = rostrum;
  const marks = async () =>
    (await readTree(window)).filter(({ role }) => role === 'mark').map(({ text, description }) => [text, description]);
  await expect.poll(marks).toContainEqual(['RP', expect.stringMatching(/^Error: “RP” /)]);
  await expect.poll(marks).toContainEqual(['kettel', 'Not in the dictionary']);
});

test('entering the attribution pass reads the first turn aloud, from a place that was there before', async () => {
  const { window } = rostrum;
  await window.locator('.cm-content').focus();
  await window
    .locator('[role="status"]')
    .evaluateAll((regions) => regions.forEach((region) => region.setAttribute('data-was-there', '')));
  await window.keyboard.press('Control+Shift+a');
  await window.getByRole('region', { name: 'Attribution pass' }).waitFor();
  await expect
    .poll(() => readAloud(window))
    .toContainEqual(expect.stringMatching(/^Turn 1 of 6, Elspeth Moir: Rashid, how did the garden begin\?/));
  await expect(window.locator('[role="status"][data-was-there]', { hasText: /^Turn 1 of 6/ })).toHaveCount(1);
  await window.keyboard.press('ArrowDown');
  await expect
    .poll(() => readAloud(window))
    .toContainEqual(expect.stringMatching(/^Turn 2 of 6, Rashid Tully: With a skip/));
});
