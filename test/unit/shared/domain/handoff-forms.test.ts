import { describe, expect, it } from 'vitest';
import { handoffHtml, handoffPlain, handoffSlack, handoffTypedSlack } from '../../../../shared/domain/handoff-forms.ts';
import { paperOf } from '../../../../shared/domain/handoff-paper.ts';
import { splitText } from '../../../../shared/domain/split-text.ts';
import { aFullHandoff, aHandoff, compiled, handoffContent } from '../../../support/handoffs.ts';
import { hostileTexts } from '../../../support/hostile-texts.ts';

const paper = paperOf(aFullHandoff());
const hostile = '<!channel> <@U123> <script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](data:text/html,x) ![c](https://evil.example/pixel.png) <https://evil.example|click> & done';

describe('a handoff in other forms', () => {
  it('is a page of its own', async () => {
    await expect(handoffHtml(paper)).toMatchFileSnapshot('handoff.golden.html');
  });
  it('is text for Slack', async () => {
    await expect(handoffSlack(paper)).toMatchFileSnapshot('handoff.golden.slack.txt');
  });
  it('is text for the box in which a person types in Slack: no entities, no angles, and nobody is called', () => {
    const content = handoffContent({ issues: [compiled('a', { title: 'Rate < 1 % & "falling"', details: 'Ask @here, @Channel or ops@example.com <!channel>' })] }, { links: '[Board (1)](https://grafana.example.com/d/1?a=b&c=d) and https://wiki.example.com' });
    const text = handoffTypedSlack(paperOf(aHandoff({ content })));
    expect(text).toContain('Rate < 1 % & "falling"');
    expect(text).toContain('Board (1) (https://grafana.example.com/d/1?a=b&c=d) and https://wiki.example.com');
    expect(text).toContain('@\u2060here, @\u2060Channel or ops@example.com <!channel>');
    expect(text).not.toMatch(/&(lt|gt|amp);|<https/);
  });
  it('is plain text', async () => {
    await expect(handoffPlain(paper)).toMatchFileSnapshot('handoff.golden.txt');
  });
  it('says that it was given in an emergency', () => {
    expect(handoffHtml(paperOf(aFullHandoff({ emergency: true })))).toContain('Given in an emergency');
  });
});

describe('text from outside', () => {
  const places = [
    handoffContent({ issues: [compiled('a', { title: hostile, details: hostile })], 'active-incidents': [compiled('b', { text: hostile })] }),
    handoffContent({}, { health: hostile, issues: hostile, questions: hostile, links: `[x]: javascript:alert(1)\n\n[go][x]\n\n${hostile}` }),
  ];
  it.each(places)('runs nothing and loads nothing as a page', (content) => {
    const html = handoffHtml(paperOf(aHandoff({ content, giver: { id: null, name: '</title><script>alert(1)</script>' } })));
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name?.toLowerCase());
    const known = new Set(['html', 'head', 'meta', 'title', 'style', 'body', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'ul', 'ol', 'li', 'strong', 'em', 's', 'a', 'br', 'code', 'pre', 'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'hr']);
    expect(tags.filter((name) => !known.has(name ?? ''))).toEqual([]);
    expect([...html.matchAll(/<[^>]*\s(on\w+|src|srcset)\s*=/gi)]).toEqual([]);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url).filter((url) => !/^(https?:\/\/|mailto:|tel:)/.test(url ?? ''))).toEqual([]);
  });
  it.each(places)('calls nobody in Slack', (content) => {
    const text = handoffSlack(paperOf(aHandoff({ content })));
    // The only marks in angles are links to the web.
    expect([...text.matchAll(/<[^>]*>?/g)].map(([mark]) => mark).filter((mark) => !/^<https?:\/\/[^<>|]+(\|[^<>|]*)?>$/.test(mark))).toEqual([]);
    expect(text).toContain('&lt;!channel&gt;');
  });
  it.each(hostileTexts.filter(({ text }) => text.length < 10_000))('is taken in every form: $name', ({ text }) => {
    const content = handoffContent({ issues: [compiled('a', { title: text, details: text })] }, { security: text });
    const handoff = paperOf(aHandoff({ content }));
    expect(handoffHtml(handoff)).not.toMatch(/<script|<img|<b |onmouseover=alert\(1\)>/i);
    expect(handoffSlack(handoff)).toContain('*Active Issues*');
    expect(handoffPlain(handoff)).toContain('ACTIVE ISSUES');
  });
});

describe('a long handoff in Slack', () => {
  it('cuts no link, no code and nothing bold in two', () => {
    const line = 'see [the dashboard of the checkout team](https://grafana.example.com/d/checkout), **some bold words** and `a code of several words` ';
    for (let pad = 0; pad < line.length; pad += 7) {
      const cut = splitText(handoffSlack(paperOf(aHandoff({ content: handoffContent({}, { links: `${'x'.repeat(pad)} ${line.repeat(60)}` }) }))), 3000);
      expect(cut.length).toBeGreaterThan(2);
      for (const part of cut) {
        expect(part.length).toBeLessThanOrEqual(3000);
        for (const mark of ['`', '*']) expect(part.split(mark).length % 2, part.slice(-80)).toBe(1);
        expect(part.split('<').length, part.slice(-80)).toBe(part.split('>').length);
      }
    }
  });
  const lines = Array.from({ length: 400 }, (_, at) => `line ${at} & <b> \`code\``).join('\n');
  const text = handoffSlack(paperOf(aHandoff({ content: handoffContent({}, { infrastructure: `\`\`\`\n${lines}\n\`\`\``, links: 'word '.repeat(3000) }) })));
  const parts = splitText(text, 3000);
  it('goes out in parts that Slack takes, with nothing lost and no mark cut', () => {
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(3000);
      expect((part.match(/`/g) ?? []).length % 2).toBe(0);
      expect(part).not.toMatch(/&(?!amp;|lt;|gt;)/);
    }
    for (let at = 0; at < 400; at += 1) expect(text).toContain(`line ${at} `);
    expect(parts.join(' ').split(/\s+/)).toEqual(text.split(/\s+/));
  });
});
