import { describe, expect, test } from 'vitest';
import { readTranscript } from '../../../../shared/formats/read/read-transcript.ts';
import { outlineOf, outline, problemsOf, read } from './outline.ts';

describe('lines that begin with a time and name nobody', () => {
  const forms: Readonly<Record<string, string>> = {
    bare: '00:00:05 We lend\ntools.\n\n00:00:09 Why tools?\n\n00:00:12 Because.\n',
    'in bold brackets': '**[00:00:05]** We lend tools.\n\n**[00:00:09]** Why tools?\n\n**[00:00:12]** Because.\n',
    'escaped for Markdown': '\\[00:05\\] We lend tools.\n\n\\[00:09\\] Why tools?\n\n\\[00:12\\] Because.\n',
    'in parentheses, in a list': '- (0:05) We lend tools.\n- (0:09) Why tools?\n- (0:12) Because.\n',
    'with a dash behind it': '0:05 - We lend tools.\n0:09 – Why tools?\n0:12 — Because.\n',
    'with fractions': '0:00:05.0 We lend tools.\n0:00:09.00 Why tools?\n0:00:12.000 Because.\n',
    'in a column': '00:05 | We lend tools.\n00:09 | Why tools?\n00:12 | Because.\n',
  };
  for (const [name, text] of Object.entries(forms)) {
    test(name, () =>
      expect(outlineOf(text)).toEqual(['5–9 ??: We lend tools.', '9–12 ??: Why tools?', '12–? ??: Because.']),
    );
  }

  test('with the end as well', () =>
    expect(outlineOf('[0:05 - 0:08] We lend tools.\n[0:09–0:11] Why tools?\n')).toEqual([
      '5–8 ??: We lend tools.',
      '9–11 ??: Why tools?',
    ]));
  test('with a name behind the time, in some', () =>
    expect(outlineOf('**[00:05]** Ines: We lend tools.\n\n**[00:09]** Ali: Why?\n')).toEqual([
      '5–9 + Ines: We lend tools.',
      '9–? + Ali: Why?',
    ]));
  test('with who speaks behind the time and the words below, as Word has it', () => {
    expect(
      outlineOf(
        'Audio file\n\ntalk.mp3\n\nTranscript\n\n00:00:05 Speaker 1\n\nWe lend tools.\n\n00:00:09 Ines Ward\n\nWhy tools?\n',
      ).slice(1),
    ).toEqual(['5–9 + Speaker 1: We lend tools.', '9–? + Ines Ward: Why tools?']);
  });
  test('times that are read as words are told', () => {
    expect(problemsOf(`We met at 10:30, then 10:45, 11:00, 11:15 and 12:00.\n`)).toEqual([
      'null: The text holds 5 times that were read as words. If it is of another format, say which: “Read as” in the window, --format on the command line.',
    ]);
  });
});

describe('Markdown', () => {
  const page =
    '---\ntitle: "Harbour: the light"\ndate: 2024-01-02\ntags: [sea, light]\n---\n\nNotes:\n\n- one\n- two\n\n## Transcript\n\n**Ines Ward:** We lend tools.\n\n**Ali Rahman:** Why?\n\n## Part two\n**Ines Ward:** Because.\n\n## Links\n\nSee the shed.\n';

  test('its front matter is no words, and its headings stay above the turns that they stand above', () => {
    const { segments, fields, title, below } = read(page);
    expect(segments.map(outline)).toEqual([
      '?–? + Ines Ward: We lend tools.',
      '?–? + Ali Rahman: Why?',
      '?–? + Ines Ward: Because.',
    ]);
    expect(segments.map(({ above }) => above)).toEqual([
      ['Notes:', '- one\n- two', '## Transcript'],
      undefined,
      ['## Part two'],
    ]);
    expect(below).toEqual(['## Links', 'See the shed.']);
    expect(title).toBe('Harbour: the light');
    expect(fields).toEqual([
      { key: 'title', value: 'Harbour: the light', yaml: 'title: "Harbour: the light"\n' },
      { key: 'date', value: '2024-01-02', yaml: 'date: 2024-01-02\n' },
      { key: 'tags', value: ['sea', 'light'], yaml: 'tags: [sea, light]\n' },
    ]);
  });

  test('with times; problems keep the lines of the file', () => {
    const text =
      '---\ntitle: T\n---\n## Transcript\n\n[00:00:01] **Ines Ward:** We lend tools.\n\n[00:00:03] **Ali Rahman:** Why?\n';
    expect(outlineOf(text)).toEqual(['1–3 + Ines Ward: We lend tools.', '3–? + Ali Rahman: Why?']);
    expect(read(text).segments[0]!.above).toEqual(['## Transcript']);
  });

  test('its title is its first heading where no field has it, unless that says only what it is', () => {
    expect(read('# Harbour light\n\nWe lend tools.\n').title).toBe('Harbour light');
    expect(read('# Transcript\n\nWe lend tools.\n').title).toBeUndefined();
  });

  test('headings without speakers stay too, and the words below are words', () => {
    const { segments } = read('# One\n\nWe lend tools.\n\n## Two\n\nWhy?\n');
    expect(segments.map(({ text, above }) => [above, text])).toEqual([
      [['# One'], 'We lend tools.'],
      [['## Two'], 'Why?'],
    ]);
  });

  test('a table of time, speaker and words', () => {
    expect(
      outlineOf(
        '# Shed\n\n| Time | Speaker | Words |\n| --- | :-- | --- |\n| 0:05 | Ines Ward | We lend tools. |\n| 0:09 | Ali Rahman | Why? |\n',
      ),
    ).toEqual(['5–9 + Ines Ward: We lend tools.', '9–? + Ali Rahman: Why?']);
  });

  test('a number sign in code is no heading', () =>
    expect(read('```\n# one\n```\n\nWords.\n').segments[0]!.text).toContain('# one'));

  test('front matter in TOML or JSON, behind a blank line or a comment', () => {
    const fronts = [
      '+++\ntitle = "The shed"\n+++\n',
      '{\n"title": "The shed"\n}\n',
      '\n---\ntitle: The shed\n---\n',
      '<!-- made by hand -->\n---\ntitle: The shed\n---\n',
      '---  \ntitle: The shed\n---\n',
    ];
    for (const front of fronts) {
      const { title, segments, problems } = read(`${front}\nWords.\n`);
      expect([title, segments.map(({ text }) => text), problems], front).toEqual(['The shed', ['Words.'], []]);
    }
  });

  test('front matter that cannot be read is told, and lost to nobody', () => {
    for (const page of ['---\ntitle: "open\n---\n\nWords.\n', '---\ntitle: "open"\n\nWords.\n']) {
      expect(problemsOf(page)[0]).toMatch(/^1: The front matter cannot be read, and comes in as words: /);
      expect(outlineOf(page).join(' ')).toMatch(/title: "open.*Words\./);
    }
  });
});

describe('plain text', () => {
  test('a name before each line, without blank lines between', () => {
    expect(outlineOf('A talk\n\nQ: Who lends tools?\nA: We do.\nQ: Why?\nA: Because.\n')).toEqual([
      '?–? + ??: A talk',
      '?–? + Q: Who lends tools?',
      '?–? + A: We do.',
      '?–? + Q: Why?',
      '?–? + A: Because.',
    ]);
  });

  test('labels that the front matter declares', () => {
    expect(
      outlineOf(
        '---\ntitle: T\nspeakers:\n  IW: Ines Ward\n  AR: Ali Rahman\n---\n\nIW: One.\n\nAR: Two.\n\nIW: Three.\n',
      ),
    ).toEqual(['?–? + Ines Ward: One.', '?–? + Ali Rahman: Two.', '?–? + Ines Ward: Three.']);
  });

  test('a title that a comment cuts is whole, and told', () => {
    expect(read('---\ntitle: Talk #5 of many\n---\n\nWords.\n').title).toBe('Talk #5 of many');
    expect(problemsOf('---\ntitle: Talk #5 of many\n---\n\nWords.\n')).toEqual([
      expect.stringMatching(/^2: .*comment/),
    ]);
  });
});

describe('HTML', () => {
  test('paragraphs with names in bold, headings, line breaks; scripts and menus are no words', () => {
    const html =
      '<!DOCTYPE html><html><head><title>The shed &amp; I</title><style>p{}</style></head><body><nav>Home</nav><h1>Shed</h1><h2>Transcript</h2><p><strong>Ines Ward:</strong> We <b>lend</b><br>tools.</p><p><b>Ali Rahman: </b>Why&nbsp;tools?</p><script>no</script><p><strong>Ines Ward:</strong> Because.</p></body></html>';
    const { segments, title, format } = read(html);
    expect(segments.map(outline)).toEqual([
      '?–? + Ines Ward: We lend tools.',
      '?–? + Ali Rahman: Why tools?',
      '?–? + Ines Ward: Because.',
    ]);
    expect(segments[0]!.above).toEqual(['# Shed', '## Transcript']);
    expect([format, title]).toEqual(['podcast-html', 'Shed']);
  });

  test('elements too deep in one another are refused, and take no time', () => {
    expect(readTranscript(`<p>a</p>${'<div>'.repeat(100_000)}`)).toEqual({
      ok: false,
      message: 'The elements of this page stand too deep in one another to be read.',
      line: null,
    });
    expect(readTranscript(`<tt><body>${'<p>'.repeat(100_000)}`)).toEqual({
      ok: false,
      message: 'The elements of this file stand too deep in one another to be read.',
      line: null,
    });
  });

  test('a title of its head where it has no heading', () =>
    expect(read('<html><head><title>The shed</title></head><body><p>Words.</p></body></html>').title).toBe('The shed'));

  test('tables of time, speaker and words; their columns’ names are no words', () => {
    const rows = [
      ['Time', 'Speaker', 'Text'],
      ['0:05', 'Ines Ward', 'We lend tools.'],
      ['0:09', 'Ali Rahman', 'Why?'],
    ];
    const html = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td><p>${cell}</p></td>`).join('')}</tr>`).join('')}</table>`;
    expect(outlineOf(html)).toEqual(['5–9 + Ines Ward: We lend tools.', '9–? + Ali Rahman: Why?']);
    const without = `<table>${rows
      .slice(1)
      .map(([, who, words]) => `<tr><td>${who}</td><td>${words}</td></tr>`)
      .join('')}</table>`;
    expect(outlineOf(without)).toEqual(['?–? + Ines Ward: We lend tools.', '?–? + Ali Rahman: Why?']);
  });

  test('oTranscribe: times to a tenth of a second', () => {
    const text =
      '<p><span class="timestamp" contenteditable="false" data-timestamp="5.25">0:05</span> <b>Ines:</b> We lend tools.</p><p><span class="timestamp" data-timestamp="9">0:09</span> <b>Ali:</b> Why?</p>';
    const { segments, format } = read(JSON.stringify({ text, media: 'x.mp3', 'media-time': 4.5 }));
    expect(segments.map(outline)).toEqual(['5.3–9 + Ines: We lend tools.', '9–? + Ali: Why?']);
    expect(format).toBe('otranscribe');
  });
});

describe('TTML', () => {
  const ttml = (body: string, head = '', attributes = '') =>
    `<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ${attributes}><head><metadata><ttm:title>The shed</ttm:title>${head}</metadata></head><body><div>${body}</div></body></tt>`;

  test('every kind of time', () => {
    const body =
      '<p begin="00:00:01.500" end="00:00:02.000">one</p><p begin="2s" dur="500ms">two</p><p begin="00:00:03:15" end="00:00:04:00">three</p><p begin="150f" end="00:00:06">four</p><p begin="700t" end="8">five</p><p begin="1:02.5" end="1m3s">six</p>';
    expect(outlineOf(ttml(body, '', 'ttp:frameRate="30" ttp:tickRate="100"'))).toEqual([
      '1.5–2 ??: one',
      '2–2.5 ??: two',
      '3.5–4 ??: three',
      '5–6 ??: four',
      '7–8 ??: five',
      '62.5–? ??: six',
    ]);
  });

  test('agents are speakers, by name where they have one', () => {
    const head = '<ttm:agent xml:id="a1" type="person"><ttm:name type="full">Ines Ward</ttm:name></ttm:agent>';
    expect(
      outlineOf(
        ttml(
          '<p begin="1s" end="2s" ttm:agent="a1">We lend<br/>tools &amp; saws.</p><p begin="3s" end="4s" ttm:agent="a2">Why?</p>',
          head,
        ),
      ),
    ).toEqual(['1–2 Ines Ward: We lend tools & saws.', '3–4 a2: Why?']);
    expect(read(ttml('<p begin="1s" end="2s">one</p>')).title).toBe('The shed');
  });

  test('spans of words have their times, whether they count from the file’s start or the paragraph’s', () => {
    expect(
      outlineOf(
        ttml('<p begin="5s" end="7s"><span begin="5s" end="6s">We</span> <span begin="6s" end="7s">lend.</span></p>'),
      ),
    ).toEqual(['5–7 ??: We lend. (5.0 6.0)']);
    expect(
      outlineOf(
        ttml('<p begin="5s" end="7s"><span begin="0s" end="1s">We</span> <span begin="1s" end="2s">lend.</span></p>'),
      ),
    ).toEqual(['5–7 ??: We lend. (5.0 6.0)']);
  });

  test('a caption without a time, or one that ends too early, is told with its line', () => {
    expect(problemsOf(ttml('<p begin="1s" end="2s">one</p>\n<p>two</p>\n<p begin="5s" end="4s">three</p>'))).toEqual([
      '3: “two” has no time; it comes in without.',
      '4: This caption ends before it begins.',
    ]);
  });

  test('YouTube’s own XML', () => {
    expect(
      outlineOf(
        '<?xml version="1.0"?><transcript><text start="1" dur="2">It&amp;#39;s us.</text><text start="3.5" dur="1">Why?</text></transcript>',
      ),
    ).toEqual(["1–3 ??: It's us.", '3.5–4.5 ??: Why?']);
    expect(
      outlineOf(
        '<timedtext format="3"><body><p t="1000" d="2000"><s>we</s><s t="300"> lend</s></p></body></timedtext>',
      ),
    ).toEqual(['1–3 ??: we lend']);
  });
});
