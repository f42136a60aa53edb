import type { Check, CheckDraft, Target } from '../../../shared/model/check.ts';

export type HeaderRow = {
  readonly key: number;
  readonly name: string;
  readonly value: string;
  /** Main holds a value for it, which never comes here: empty keeps that one. */
  readonly stored: boolean;
};

/** What stands in the form, as text: it is kept as it was typed, right or wrong. Switching the type loses nothing either. */
export type CheckForm = {
  readonly name: string;
  readonly type: Target['type'];
  readonly severity: '1' | '2' | '3' | '4' | 'none';
  readonly serviceId: string;
  readonly url: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'OPTIONS';
  readonly headers: readonly HeaderRow[];
  readonly expectedStatus: string;
  readonly bodyContains: string;
  readonly jsonPath: string;
  readonly jsonEquals: string;
  readonly maxLatencyMs: string;
  readonly proxy: 'system' | 'direct' | 'always';
  readonly host: string;
  readonly port: string;
  readonly record: 'A' | 'AAAA' | 'CNAME' | 'MX' | 'TXT' | 'NS';
  readonly expects: string;
  readonly intervalSeconds: string;
  readonly retrySeconds: string;
  readonly timeoutSeconds: string;
  readonly failuresToDown: string;
  readonly outOf: string;
  readonly passesToUp: string;
  /** Ids of other checks. */
  readonly dependsOn: readonly string[];
};

export const emptyForm: CheckForm = {
  name: '', type: 'http', severity: '2', serviceId: '',
  url: 'https://', method: 'GET', headers: [], expectedStatus: '200-299', bodyContains: '', jsonPath: '', jsonEquals: '', maxLatencyMs: '', proxy: 'system',
  host: '', port: '443', record: 'A', expects: '',
  intervalSeconds: '60', retrySeconds: '20', timeoutSeconds: '10', failuresToDown: '3', outOf: '', passesToUp: '2',
  dependsOn: [],
};

/** The form of a saved check. */
export function formOf({ name, severity, serviceId, rhythm, target, dependsOn }: Check): CheckForm {
  return {
    ...emptyForm,
    name,
    type: target.type,
    severity: severity === null ? 'none' : `${severity}`,
    serviceId: serviceId ?? '',
    intervalSeconds: String(rhythm.intervalSeconds),
    retrySeconds: String(rhythm.retrySeconds),
    timeoutSeconds: String(rhythm.timeoutSeconds),
    failuresToDown: String(rhythm.failuresToDown),
    outOf: textOf(rhythm.outOf),
    passesToUp: String(rhythm.passesToUp),
    dependsOn,
    ...targetFields(target),
  };
}

function textOf(number: number | null): string {
  return number === null ? '' : String(number);
}

function targetFields(target: Target): Partial<CheckForm> {
  switch (target.type) {
    case 'tcp': return { host: target.host, port: String(target.port) };
    case 'dns': return { host: target.host, record: target.record, expects: target.expects ?? '' };
    case 'http': return {
      url: target.url,
      method: target.method,
      headers: Object.keys(target.headers).map((name, key) => ({ key, name, value: '', stored: true })),
      expectedStatus: target.expectedStatus.join(', '),
      bodyContains: target.bodyContains ?? '',
      jsonPath: target.jsonPath?.path ?? '',
      jsonEquals: target.jsonPath?.equals ?? '',
      maxLatencyMs: textOf(target.maxLatencyMs),
      proxy: target.proxy,
    };
  }
}

/** Text that must be a number; what is none becomes NaN, which the schema refuses at its place. */
function number(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
}

function numberOrNull(text: string): number | null {
  return text.trim() === '' ? null : number(text);
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function targetOf(form: CheckForm): Target {
  switch (form.type) {
    case 'tcp': return { type: 'tcp', host: form.host, port: number(form.port) };
    case 'dns': return { type: 'dns', host: form.host, record: form.record, expects: orNull(form.expects.trim()) };
    case 'http': return {
      type: 'http',
      url: form.url,
      method: form.method,
      headers: Object.fromEntries(form.headers.filter(({ name, value }) => name.trim() !== '' || value !== '').map(({ name, value }) => [name.trim(), value])),
      expectedStatus: form.expectedStatus.split(/[\s,]+/).filter(Boolean),
      bodyContains: orNull(form.bodyContains),
      jsonPath: form.jsonPath.trim() === '' ? null : { path: form.jsonPath.trim(), equals: orNull(form.jsonEquals) },
      maxLatencyMs: numberOrNull(form.maxLatencyMs),
      proxy: form.proxy,
    };
  }
}

/** Messages for headers that are there twice: an object of headers would keep only the last, silently. */
export function repeatedHeaders(rows: readonly HeaderRow[]): Readonly<Record<string, string>> {
  const names = rows.map(({ name }) => name.trim().toLowerCase());
  const repeated = rows.filter((_, at) => names[at] !== '' && names.indexOf(names[at] ?? '') < at);
  return Object.fromEntries(repeated.map(({ name }) => [`target.headers.${name.trim()}`, 'A header name can stand here once only.']));
}

/** What the form says, not yet checked. */
export function draftOf(form: CheckForm): CheckDraft {
  return {
    name: form.name,
    target: targetOf(form),
    rhythm: {
      intervalSeconds: number(form.intervalSeconds),
      retrySeconds: number(form.retrySeconds),
      timeoutSeconds: number(form.timeoutSeconds),
      failuresToDown: number(form.failuresToDown),
      outOf: numberOrNull(form.outOf),
      passesToUp: number(form.passesToUp),
    },
    severity: form.severity === 'none' ? null : ({ 1: 1, 2: 2, 3: 3, 4: 4 } as const)[form.severity],
    serviceId: orNull(form.serviceId.trim()),
    dependsOn: [...form.dependsOn],
  };
}
