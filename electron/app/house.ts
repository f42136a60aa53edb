import type { DataRoom } from './data-room.ts';
import type { DutyRoom } from './duty-room.ts';
import type { Ground } from './ground.ts';
import type { HealthRoom } from './health-room.ts';
import type { LateRooms } from './late-rooms.ts';
import type { PolicyRoom } from './policy-room.ts';
import type { ProofRoom } from './proof-room.ts';
import type { ReachRoom } from './reach-room.ts';
import type { ReadingRoom } from './reading-room.ts';
import type { ResponseRoom } from './response-room.ts';
import type { VoiceRoom } from './voice-room.ts';
import type { WatchRoom } from './watch-room.ts';

/** Every part, once all of them are put together. */
export type House = Ground & DataRoom & PolicyRoom & VoiceRoom & WatchRoom & ResponseRoom & ReadingRoom & HealthRoom & DutyRoom & ProofRoom & ReachRoom & LateRooms;
