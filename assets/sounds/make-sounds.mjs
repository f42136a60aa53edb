/** Makes the alert sounds of this folder out of arithmetic: `node assets/sounds/make-sounds.mjs`. The results are committed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const rate = 22_050;
const level = 0.5;

/** A struck bar: a tone with two soft overtones; `decay` is the time in seconds after which it has faded to a third. */
function strike(time, frequency, decay) {
  if (time < 0) return 0;
  const attack = Math.min(1, time / 0.006);
  const partial = (ratio, strength, fade) => strength * Math.sin(2 * Math.PI * frequency * ratio * time) * Math.exp(-time / (decay * fade));
  return attack * (partial(1, 1, 1) + partial(2, 0.28, 0.6) + partial(3.97, 0.14, 0.25));
}

/** Notes are [start in seconds, frequency in hertz, decay in seconds]. */
function compose(seconds, notes) {
  const samples = Array.from({ length: Math.round(seconds * rate) }, (_unused, index) => {
    const time = index / rate;
    const end = Math.min(1, (seconds - time) / 0.03);
    return end * notes.reduce((sum, [start, frequency, decay]) => sum + strike(time - start, frequency, decay), 0);
  });
  const peak = Math.max(...samples.map(Math.abs)) || 1;
  return samples.map((sample) => (sample / peak) * level);
}

function wave(samples) {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => data.writeInt16LE(Math.round(sample * 32_767), index * 2));
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

const [g4, c5, e5, g5] = [392, 523.25, 659.25, 783.99];
const rising = (start) => [[start, e5, 0.16], [start + 0.13, g5, 0.16], [start + 0.26, 2 * c5, 0.3]];
const sounds = {
  gentle: compose(0.9, [[0, g4, 0.25], [0.14, c5, 0.3]]),
  urgent: compose(1.7, [...rising(0), ...rising(0.72)]),
  // What the self-test plays: whether sound works need not be heard.
  silence: compose(0.1, []),
};
for (const [name, samples] of Object.entries(sounds)) writeFileSync(join(import.meta.dirname, `${name}.wav`), wave(samples));
