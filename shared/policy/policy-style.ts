import type { ToStringOptions } from 'yaml';

/** How a text is written again so that as little as possible of it changes: its own indents, and no line is folded. */
export function policyStyle(text: string): ToStringOptions {
  const indent = /^( {2,8})[^\s#-]/m.exec(text)?.[1]?.length ?? 2;
  return { lineWidth: 0, indent, indentSeq: !/^( *)[^\s#-][^\n]*:[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\n)*\1- /m.test(text) };
}
