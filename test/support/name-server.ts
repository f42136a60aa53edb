import { createSocket } from 'node:dgram';

/** What a name server says to a question: records of the asked type, `nothing` for an empty answer, `missing` for no such name, `silence`. */
export type NameAnswer = readonly Buffer[] | 'missing' | 'nothing' | 'silence';
export type NameQuestion = { readonly name: string; readonly type: string };

const types: Readonly<Record<number, string>> = { 1: 'A', 2: 'NS', 5: 'CNAME', 15: 'MX', 16: 'TXT', 28: 'AAAA' };

export function nameBytes(name: string): Buffer {
  return Buffer.concat([...name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])), Buffer.from([0])]);
}
export const ipv4Bytes = (address: string): Buffer => Buffer.from(address.split('.').map(Number));
export const mxBytes = (priority: number, host: string): Buffer => Buffer.concat([Buffer.from([priority >> 8, priority & 255]), nameBytes(host)]);
export const txtBytes = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);

function readQuestion(packet: Buffer) {
  const labels: string[] = [];
  let at = 12;
  for (let length = packet[at] ?? 0; length > 0; length = packet[at] ?? 0) {
    labels.push(packet.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const type = packet.readUInt16BE(at + 1);
  return { name: labels.join('.').toLowerCase(), type, end: at + 5 };
}

function reply(packet: Buffer, answer: Exclude<NameAnswer, 'silence'>): Buffer {
  const { type, end } = readQuestion(packet);
  const records = typeof answer === 'string' ? [] : answer;
  const head = Buffer.alloc(12);
  packet.copy(head, 0, 0, 2);
  head.writeUInt16BE(answer === 'missing' ? 0x8183 : 0x8180, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  const body = records.map((data) => {
    const record = Buffer.alloc(12);
    record.writeUInt16BE(0xc00c, 0);
    record.writeUInt16BE(type, 2);
    record.writeUInt16BE(1, 4);
    record.writeUInt32BE(30, 6);
    record.writeUInt16BE(data.length, 10);
    return Buffer.concat([record, data]);
  });
  return Buffer.concat([head, packet.subarray(12, end), ...body]);
}

/** A name server on loopback, over UDP, that answers as it is told. */
export async function startNameServer(answer: (question: NameQuestion) => NameAnswer) {
  const socket = createSocket('udp4');
  let asked = 0;
  socket.on('message', (packet, from) => {
    asked += 1;
    const { name, type } = readQuestion(packet);
    const said = answer({ name, type: types[type] ?? String(type) });
    if (said !== 'silence') socket.send(reply(packet, said), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    server: `127.0.0.1:${socket.address().port}`,
    asked: () => asked,
    close: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
}
