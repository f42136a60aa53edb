import { parseSync, Visitor } from 'oxc-parser';

type Program = ReturnType<typeof parseSync>['program'];
type Call = Parameters<NonNullable<ConstructorParameters<typeof Visitor>[0]['CallExpression']>>[0];
type Span = { readonly start: number; readonly end: number };

/** What a file of tests can be cited by: the titles of its tests and of their groups, and the names of its pictures. */
export type Citable = { readonly titles: ReadonlySet<string>; readonly pictures: ReadonlySet<string> };

const testing = new Set(['describe', 'it', 'test']);
const switchedOff = new Set(['skip', 'todo', 'fixme', 'fails', 'fail']);

/** Reads what runs: a test or group that is switched off proves nothing, and neither does a title in a comment. */
export function readCitable(path: string, text: string): Citable {
  const { program, errors } = parseSync(path, text);
  const [broken] = errors;
  if (broken !== undefined) throw new Error(`${path} cannot be read: ${broken.message}`);
  const calls = callsOf(program);
  const off = calls.filter((call) => titleOf(call, text) !== undefined && [...wordsOf(call.callee)].some((word) => switchedOff.has(word)));
  const runs = (call: Call) => !off.some((span: Span) => span.start <= call.start && call.end <= span.end);
  const running = calls.filter(runs);
  return {
    titles: new Set(running.flatMap((call) => titleOf(call, text) ?? [])),
    pictures: new Set(running.flatMap((call) => (wordsOf(call.callee)[0] === 'photograph' ? wordsIn(call.arguments[2], text) ?? [] : []))),
  };
}

function callsOf(program: Program): readonly Call[] {
  const calls: Call[] = [];
  new Visitor({ CallExpression: (call) => void calls.push(call) }).visit(program);
  return calls;
}

/** `describe.each(…)` is `describe`, `each`. */
function wordsOf(callee: Call['callee']): readonly string[] {
  if (callee.type === 'Identifier') return [callee.name];
  if (callee.type === 'CallExpression') return wordsOf(callee.callee);
  if (callee.type === 'MemberExpression' && callee.object.type !== 'Super') return [...wordsOf(callee.object), ...(callee.property.type === 'Identifier' ? [callee.property.name] : [])];
  return [];
}

function titleOf(call: Call, text: string): string | undefined {
  return testing.has(wordsOf(call.callee)[0] ?? '') ? wordsIn(call.arguments[0], text) : undefined;
}

/** The letters of a string; those of a template as they are written, placeholders included. */
function wordsIn(argument: Call['arguments'][number] | undefined, text: string): string | undefined {
  if (argument?.type === 'Literal' && typeof argument.value === 'string') return argument.value;
  return argument?.type === 'TemplateLiteral' ? text.slice(argument.start + 1, argument.end - 1) : undefined;
}
