import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { readTranscript } from '../../../shared/formats/read/read-transcript.ts';
import { toPlainText } from '../../../shared/formats/write/inline-markdown.ts';
import { printWebVtt } from '../../../shared/formats/write/captions.ts';
import { wordsOf, type Segment } from '../../../shared/formats/model/timed-transcript.ts';
import { printTranscriptTag, renderOutput, type ExtraFormat } from '../../../shared/publish/outputs.ts';

const options = { times: new Map<number, number>(), title: 'The tool library', language: 'en-GB' };

const timed = `---
title: The tool library
duration: "00:40"
---

## Begin

Ines Ward (00:00:01):
Good morning, and welcome to the *tool library*, which lends more than [four hundred](https://example.org) things to anybody who asks for them nicely. It began in 2009.

With one drill.

Ali Rahman (00:00:16):
Thanks \\[laughs\\] – it’s good to be here & dry.

Ines Ward (00:00:22):
Is 3 < 4?
`;

function render(text: string, format: ExtraFormat, times = options.times): string {
  const output = renderOutput(parseEpisode(text, {}), format, { ...options, times });
  if (output.kind === 'refused') throw new Error(output.reason);
  return output.text;
}

function refusal(text: string, format: ExtraFormat, times = options.times): string | null {
  const output = renderOutput(parseEpisode(text, {}), format, { ...options, times });
  return output.kind === 'refused' ? output.reason : null;
}

function readBack(text: string): readonly Segment[] {
  const read = readTranscript(text);
  if (!read.ok) throw new Error(read.message);
  return read.transcript.segments;
}

describe('an episode goes out', () => {
  test('as WebVTT with voice tags', () => {
    expect(render(timed, 'vtt')).toBe(`WEBVTT

00:00:01.000 --> 00:00:05.406
<v Ines Ward>Good morning, and welcome
to the tool library,</v>

00:00:05.406 --> 00:00:12.813
<v Ines Ward>which lends more than four hundred things
to anybody who asks for them nicely.</v>

00:00:12.813 --> 00:00:16.000
<v Ines Ward>It began in 2009. With one drill.</v>

00:00:16.000 --> 00:00:22.000
<v Ali Rahman>Thanks [laughs] –
it’s good to be here &amp; dry.</v>

00:00:22.000 --> 00:00:24.667
<v Ines Ward>Is 3 &lt; 4?</v>
`);
  });

  test('without the turns that say nothing, in any form', () => {
    const silent = timed.replace(/\n\nInes Ward \(00:00:22\):/, '\n\nBo Lund (00:00:19):\n\nInes Ward (00:00:22):');
    for (const format of ['vtt', 'srt', 'json', 'html', 'txt'] as const)
      expect(render(silent, format), format).not.toContain('Bo Lund');
  });

  test('as SRT that names who begins to speak', () => {
    const lines = render(timed, 'srt').split('\n');
    expect(lines.filter((line) => /^\w+ \w+: /.test(line)).map((line) => line.split(':')[0])).toEqual([
      'Ines Ward',
      'Ali Rahman',
      'Ines Ward',
    ]);
  });

  test('as Podcasting 2.0 JSON', () => {
    const { version, segments } = JSON.parse(render(timed, 'json')) as {
      version: string;
      segments: { speaker: string; startTime: number; endTime: number; body: string }[];
    };
    expect(version).toBe('1.0.0');
    expect(segments.at(-1)).toMatchObject({ speaker: 'Ines Ward', startTime: 22, body: 'Is 3 < 4?' });
  });

  test('as HTML, with emphasis and links', () => {
    const html = render(timed, 'html');
    expect(html).toContain(
      '<cite>Ines Ward:</cite>\n<time>0:01</time>\n<p>Good morning, and welcome to the <em>tool library</em>, which lends more than <a href="https://example.org">four hundred</a> things',
    );
    expect(html).toContain('<html lang="en-GB">');
    expect(html).toContain('<h2>Begin</h2>');
  });

  test('as HTML whose paragraphs run from the side that their words begin at', () => {
    const hebrew =
      '---\ntitle: המעבורת\n---\n\n## התחלה\n\n**דליה:** שלום, פרק 12.\n\n**Noam Katz:** Hello.\n\n**דליה:** מה שלומך?\n\n**Noam Katz:** טוב.\n';
    const html = render(hebrew, 'html');
    expect(html).toContain('<html lang="en-GB" dir="rtl">');
    expect(html).toContain('<h2 dir="auto">התחלה</h2>');
    expect(html).toContain('<cite dir="auto">דליה:</cite>\n<p dir="auto">שלום, פרק 12.</p>');
    expect(html).toContain('<cite dir="auto">Noam Katz:</cite>\n<p dir="auto">Hello.</p>');
    expect(render(timed, 'html')).not.toContain('dir=');
  });

  test('as plain text', () => {
    expect(render(timed, 'txt')).toBe(`Begin

[00:00:01] Ines Ward: Good morning, and welcome to the tool library, which lends more than four hundred things to anybody who asks for them nicely. It began in 2009.

With one drill.

[00:00:16] Ali Rahman: Thanks [laughs] – it’s good to be here & dry.

[00:00:22] Ines Ward: Is 3 < 4?
`);
  });
});

describe('words that look like markup go out as they are written', () => {
  const odd =
    '<laughs> Vec<String> <!-- x --> 2*3*4 __init__ f**k <inaudible> {{< x >}} {{% y %}} list[0](x) a < b 5 <6> 7';
  const says = (words: string) => timed.replace('Is 3 < 4?', words);

  test('in captions, JSON and text', () => {
    const said = readBack(render(says(odd), 'vtt'))
      .filter(({ start }) => start! >= 22)
      .map(({ text }) => text)
      .join(' ');
    expect(said).toBe(odd);
    expect(render(says(odd), 'txt')).toContain(`Ines Ward: ${odd}\n`);
    for (const format of ['srt', 'json', 'html'] as const)
      expect(
        readBack(render(says(odd), format))
          .map(({ text }) => text)
          .join(' '),
        format,
      ).toContain(odd);
  });

  test('where a turn is nothing else', () => {
    for (const format of ['vtt', 'srt', 'json', 'html', 'txt'] as const)
      expect(render(says('<inaudible>'), format), format).toMatch(/(?:<|&lt;)inaudible(?:>|&gt;)/);
  });

  test('where they begin a paragraph', () => {
    const text = render(says('It began in\n\n1986. A good year.\n\n- Well.\n\n    So.'), 'txt');
    expect(text).toContain('It began in\n\n1986. A good year.\n\n- Well.\n\nSo.');
  });

  test('where they stand in code between fences, line by line in HTML', () => {
    const code = says('Look:\n\n```js\nlet x = y < 2 && 1;\n  y();\n```\n\nThere.');
    for (const format of ['vtt', 'srt', 'json', 'html', 'txt'] as const)
      expect(
        wordsOf(
          readBack(render(code, format))
            .map(({ text }) => text)
            .join(' '),
        ).join(' '),
        format,
      ).toContain('Look: let x = y < 2 && 1; y(); There.');
    expect(render(code, 'html')).toContain(
      '<p>Look:</p>\n<p><code>let x = y &lt; 2 &amp;&amp; 1;<br>\n  y();</code></p>\n<p>There.</p>',
    );
    expect(render(says('\n```\nlet it go\n```'), 'vtt')).toContain('<v Ines Ward>let it go</v>');
  });

  test('where code between fences is nobody’s, in HTML and text', () => {
    const code = timed.replace('## Begin', '## Begin\n\n~~~\nnpm start\n~~~');
    expect(render(code, 'html')).toContain('<aside><p><code>npm start</code></p></aside>');
    expect(render(code, 'txt')).toContain('Begin\n\nnpm start\n\n[00:00:01]');
    expect(render(code, 'vtt')).not.toContain('npm start');
  });

  test.each([
    '# five',
    '- well',
    '> five',
    '1986. So',
    '```',
    '---\\',
    'Well: so',
    '[so]: well',
    'a --> b',
    '00:12 so',
    'NOTE so',
    'WEBVTT',
    'STYLE',
    '2',
  ])('where a paragraph is %s', (words) => {
    const escaped = says(`So\n\n${words.replace(/[`#>.[-]/, '\\$&')}\n\nYes.`);
    for (const format of ['vtt', 'srt', 'json', 'html'] as const)
      expect(
        readBack(render(escaped, format))
          .map(({ text }) => text)
          .join(' ')
          .replace(/\s+/g, ' '),
        format,
      ).toContain(`So ${words} Yes.`);
    expect(render(escaped, 'txt')).toContain(`\n\n[00:00:22] Ines Ward: So\n\n${words}\n\nYes.\n`);
  });

  test('but not what a picture is called, which nobody says', () => {
    const picture = says(
      'See ![a cat [asleep]](cat.png "Cat") and [![dog](dog.png)](https://example.org) here, not a![x](y).',
    );
    for (const format of ['vtt', 'srt', 'json', 'html', 'txt'] as const)
      expect(
        readBack(render(picture, format))
          .map(({ text }) => text)
          .join(' '),
        format,
      ).toContain('See and here, not a![x](y).');
  });

  test('apart, where an element between them begins a line of its own', () => {
    expect(render(says('<details><summary>Sum</summary>Body</details> x<sup>2</sup>'), 'txt')).toContain('Sum Body x2');
  });

  test('and what is meant does not', () => {
    const meant = says('*Really* **no**, see [there](https://example.org), <b>so</b>  \nand\\\nso \\<laughs>.');
    expect(render(meant, 'txt')).toContain('Really no, see there, so and so <laughs>.');
    expect(render(meant, 'html')).toContain(
      '<em>Really</em> <strong>no</strong>, see <a href="https://example.org">there</a>, so<br>and<br>so &lt;laughs&gt;.',
    );
  });
});

function timesOf(captions: string): string[] {
  return captions.split('\n').filter((line) => line.includes(' --> '));
}

/** Of captions: `1 – 2.5`, in seconds. */
const spansOf = (text: string) => readBack(text).map(({ start, end }) => [start!, end!] as const);

describe('captions stand in order', () => {
  const alike =
    '**Ann Lee:** \\[00:01\\] Did you?\n\n**Tom Wood:** \\[00:01\\] No.\n\n**Ann Lee:** \\[00:01\\] Really not?\n\n**Tom Wood:** \\[00:02\\] No, not at all.\n';

  test('where turns begin in one second, the answer behind the question', () => {
    expect(timesOf(render(alike, 'vtt'))).toEqual([
      '00:00:01.000 --> 00:00:01.400',
      '00:00:01.400 --> 00:00:01.600',
      '00:00:01.600 --> 00:00:02.000',
      '00:00:02.000 --> 00:00:04.667',
    ]);
  });

  test('in every format with times', () => {
    for (const format of ['vtt', 'srt', 'json'] as const) {
      const spans = spansOf(render(alike, format));
      expect(
        spans.every(([start, end], index) => start < end && end <= (spans[index + 1]?.[0] ?? Infinity)),
        format,
      ).toBe(true);
    }
  });
});

describe('SRT has lines of the length that is asked for', () => {
  const long = `---\nduration: "01:00"\n---\n\n**Maximiliane Rosenthal-Okonkwo:** \\[00:01\\] Good morning – and welcome to the extraordinary tool library, which lends more than four hundred things.\n\n**Ali Rahman:** \\[00:16\\] Thanks; it is good to be here – as ever.\n\n**Maximiliane Rosenthal-Okonkwo:** \\[00:30\\] Well.\n`;
  const linesOf = (text: string) => text.split('\n').filter((line) => line !== '' && !/^\d+$| --> /.test(line));
  const withLength = (lineLength: 32 | 42) => {
    const output = renderOutput(parseEpisode(long, {}), 'srt', { ...options, lineLength });
    if (output.kind === 'refused') throw new Error(output.reason);
    return output.text;
  };

  test.each([32, 42] as const)('at most two of %i, the name of a new speaker among them', (length) => {
    const text = withLength(length);
    expect(linesOf(text).filter((line) => line.length > length)).toEqual([]);
    expect(text.split('\n\n').every((cue) => linesOf(cue).length <= 2)).toBe(true);
    expect(new Set(readBack(text).map(({ speaker }) => speaker))).toEqual(
      new Set(['Maximiliane Rosenthal-Okonkwo', 'Ali Rahman']),
    );
  });

  test('a name that fills a line has it alone', () => {
    expect(linesOf(withLength(32)).slice(0, 2)).toEqual(['Maximiliane Rosenthal-Okonkwo:', 'Good morning –']);
  });
});

describe('captions keep to the length of a line in scripts without spaces, whose letters may be two columns wide', () => {
  const passages = {
    Chinese:
      '今天我们来聊一聊开源社区里面的文字稿，为什么它们对听众来说这么重要，以及我们怎样才能把它们做得更好。好的，Rust语言和TypeScript我们都用过。“真的吗？”他说：「当然是真的」。',
    Japanese:
      '今日はポッドキャストの文字起こしについて話します。サーバーの管理とデータベースの設計がどう変わったのか、「順番に」説明していきたいと思います。ああああああああああああああああああああああああああああああああああ。',
    Thai: 'วันนี้เราจะพูดถึงการถอดความรายการพอดแคสต์และเหตุผลที่มันสำคัญสำหรับผู้ฟังทุกคนในประเทศไทยและทั่วโลก ใช่ครับ ผมเห็นด้วยกับคุณมากๆ เลย',
    Burmese: 'ဒီနေ့ကျွန်တော်တို့ပေါ့ဒ်ကာစ်စာသားအကြောင်းပြောပါမယ်အဲဒါဘာကြောင့်အရေးကြီးသလဲဆိုတာရှင်းပြပါမယ်',
    Korean:
      '오늘은 오픈 소스 커뮤니티의 대본에 대해 이야기해 보겠습니다. 왜 청취자에게 그렇게 중요한지 설명하겠습니다.',
  };
  const columns = (line: string) =>
    [...line].reduce(
      (sum, character) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uff60]/.test(character) ? 2 : 1),
      0,
    );

  test.each(Object.entries(passages))('%s', (_, words) => {
    const episode = parseEpisode(`**王小明:** ${words}\n\n**Ann Lee:** ${words}\n\n**王小明:** ${words}\n`, {});
    const times = new Map([
      [0, 0],
      [1, 30],
      [2, 60],
    ]);
    for (const [format, lineLength] of [
      ['vtt', 42],
      ['srt', 42],
      ['srt', 32],
    ] as const) {
      const output = renderOutput(episode, format, { ...options, times, lineLength });
      if (output.kind === 'refused') throw new Error(output.reason);
      const lines = output.text
        .split('\n')
        .filter((line) => line !== '' && !/^\d+$| --> |^WEBVTT/.test(line))
        .map((line) => line.replace(/<\/?v[^>]*>/g, ''));
      expect(lines.filter((line) => columns(line) > lineLength)).toEqual([]);
      expect(lines.filter((line) => /^[。、，！？」』）ーっ]|[「『（]$/.test(line))).toEqual([]);
      expect(
        Math.max(
          ...output.text
            .split('\n\n')
            .map((cue) => cue.split('\n').filter((line) => line !== '' && !/^\d+$| --> |^WEBVTT/.test(line)).length),
        ),
      ).toBe(2);
      const said = readBack(output.text)
        .filter(({ start }) => start! < 30)
        .map(({ text }) => text)
        .join('');
      expect(said.replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
    }
    const json = JSON.parse(render(episode.text, 'json', times)) as { segments: { body: string }[] };
    expect(json.segments.filter(({ body }) => /\p{Script=Han} \p{Script=Han}/u.test(body))).toEqual([]);
  });
});

test.each([
  ['Tom & Ann', 'Tom & Ann'],
  ['R&D', 'R&D'],
  ['A < B', 'A &lt; B'],
  ['Ann &lt Tom', 'Ann &amp;lt Tom'],
])('a voice tag of WebVTT names %s with no reference in it where none is needed', (speaker, tag) => {
  const cues = [
    { speaker, start: 0, end: 1000, lines: ['Hello & <goodbye>.'], text: 'Hello & <goodbye>.', changesSpeaker: true },
  ];
  const text = printWebVtt(cues);
  expect(text).toContain(`<v ${tag}>Hello &amp; &lt;goodbye&gt;.</v>`);
  expect(readBack(text)).toMatchObject([{ speaker, text: 'Hello & <goodbye>.' }]);
});

test('a shortcode in a comment of its own goes out as Hugo shows it, in code too', () => {
  const text = 'Type `{{</* figure */>}}` or {{</* figure */>}}, and `{{%/* ref */%}}`.';
  expect(toPlainText(text)).toBe('Type {{< figure >}} or {{< figure >}}, and {{% ref %}}.');
  expect(render(timed.replace('Is 3 < 4?', text), 'html')).toContain(
    '<code>{{&lt; figure &gt;}}</code> or {{&lt; figure &gt;}}, and <code>{{% ref %}}</code>.',
  );
  expect(toPlainText('Type `{{\\< figure \\>}}`.')).toBe('Type {{\\< figure \\>}}.');
});

describe('captions are refused', () => {
  const untimed = 'IW - Ines Ward\nAR - Ali Rahman\n\nIW Hello Ali.\n\nAR Hello Ines.\n\nIW Shall we?\n';
  test('without times', () => expect(refusal(untimed, 'vtt')).toMatch(/^The turns have no times/));
  test('where times go back', () =>
    expect(refusal(timed.replace('00:00:16', '00:00:26'), 'srt')).toMatch(
      /^The times go back: 0:22 \(line 16\) comes after 0:26 \(line 13\)/,
    ));
  test('where times pass the end', () =>
    expect(refusal(timed.replace('00:40', '00:10'), 'json')).toMatch(/is after the end of the episode/));
  test('while nobody has said who speaks', () =>
    expect(refusal(untimed.replace('AR Hello', '?? Hello'), 'txt')).toBe('A turn has no speaker yet (line 6).'));
  test('while a note to the editors is left', () =>
    expect(refusal(untimed.replace('Shall', '[CHECK: name] Shall'), 'html')).toMatch(/note to the editors/));
  test.each(['vtt', 'json', 'html', 'txt'] as const)(
    'as %s, where code that never ends takes the turns below it',
    (format) => {
      const open = timed.replace('\nAli Rahman', '\n```\nAli Rahman');
      expect(refusal(open, format)).toBe(
        '“```” begins code that never ends: all that stands below would be code. Escape it (line 13).',
      );
      expect(refusal(open.replace('\nAli Rahman', '\n```\n\nAli Rahman'), format)).toBeNull();
    },
  );
  test('but not with times beside the text', () =>
    expect(
      timesOf(
        render(
          untimed,
          'vtt',
          new Map([
            [0, 1],
            [1, 2.25],
            [2, 5],
          ]),
        ),
      ),
    ).toHaveLength(3));
});

test('a text whose words would be taken for another speaker’s is refused', () => {
  expect(
    refusal('**Ann Lee:** Hello.\n\nTom Wood: I heard that.\n\n**Tom Wood:** Yes.\n\n**Ann Lee:** Good.\n', 'txt'),
  ).toMatch(/“Tom” would not read back/);
});

test('the line for the feed says where the captions are', () => {
  expect(printTranscriptTag('https://example.org/a.vtt?x=1&y=2', 'vtt', 'en-GB')).toBe(
    '<podcast:transcript url="https://example.org/a.vtt?x=1&amp;y=2" type="text/vtt" language="en-GB" rel="captions" />',
  );
});

const word = fc.constantFrom(
  'so',
  'we',
  'lend,',
  'drills.',
  'and',
  '–',
  '- saws',
  'to;',
  '“anybody”',
  '<v',
  'R&D',
  '>>',
  'Note:',
  '3',
  '1:00',
  'supercalifragilisticexpialidocious-and-then-some-more',
  '[laughs]',
  'Ann',
  'Lee:',
  '00:01',
  '-->',
  '<laughs>',
  'Vec<String>',
  '2*3*4',
  '__init__',
  '*really*',
  '[so](https://example.org)',
  '<!--',
);
const turn = fc.tuple(
  fc.constantFrom('Ann Lee', 'Tom Wood', 'Speaker 3'),
  fc.array(word, { minLength: 1, maxLength: 60 }),
  fc.nat({ max: 30 }),
);

test('what goes out reads back to the same speakers and words, in captions that can be read', () => {
  let given = 0;
  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 8 }), (turns) => {
      let now = 0;
      const times = new Map(turns.map(([, , seconds], index) => [index, (now += seconds)] as const));
      const text = turns.map(([name, words]) => `**${name}:** ${words.join(' ')}`).join('\n\n');
      const episode = parseEpisode(text, { houseStyle: 'bold-name' });
      // One word behind a name that stands only above the first turn is a detail of the episode (`**Host:** Ann`), and no speech.
      fc.pre(episode.turns.length === turns.length);
      for (const format of ['vtt', 'srt', 'json'] as const) {
        const output = renderOutput(episode, format, { ...options, times });
        if (output.kind === 'refused') continue;
        given++;
        const segments = readBack(output.text);
        const wanted = turns.flatMap(([name, words]) =>
          wordsOf(toPlainText(words.join(' '))).map((one) => `${name} ${one}`),
        );
        expect(segments.flatMap(({ speaker, text: said }) => wordsOf(said).map((one) => `${speaker} ${one}`))).toEqual(
          wanted,
        );
        segments.forEach(({ start, end }, index) => {
          expect(start).toBeGreaterThan(segments[index - 1]?.start ?? -1);
          expect(end).toBeGreaterThan(start!);
          expect(end).toBeLessThanOrEqual(segments[index + 1]?.start ?? Infinity);
          // Shorter than can be read only where the next begins.
          if (end! - start! < 0.6999) expect(segments[index + 1]?.start).toBe(end);
        });
        if (format !== 'vtt') continue;
        const lines = output.text
          .split('\n')
          .filter((line) => !line.includes(' --> '))
          .map((line) => line.replace(/<\/?v[^>]*>/g, ''));
        expect(
          lines.every(
            (line) => line.replace(/&\w+;/g, '?').length <= 42 || wordsOf(line).length === 1 || /[-–]|&gt;/.test(line),
          ),
        ).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
  expect(given).toBeGreaterThan(300);
});
