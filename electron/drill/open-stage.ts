import { drillStart } from '../../shared/domain/drill-start.ts';
import { readDrill } from '../../shared/domain/read-drill.ts';
import { DrillOrderSchema, DrillToldSchema } from '../../shared/model/drill-run.ts';
import { createDrillStage, type DrillStageOptions } from './drill-stage.ts';

export type OpenStageOptions = Omit<DrillStageOptions, 'order' | 'drill' | 'startsAt' | 'tell'> & {
  /** As it was written down by the watch that started this drill. */
  readonly order: unknown;
  /** Opens the line to that watch. */
  readonly listen: (take: (message: unknown) => void) => (said: unknown) => void;
};

/** The stage of the drill that was asked for. Throws when that cannot be played: nothing has begun then. */
export function openStage({ order: asked, listen, ...options }: OpenStageOptions) {
  const order = DrillOrderSchema.parse(asked);
  const reading = readDrill(order.text);
  if (!reading.ok) throw new Error(`This scenario cannot be played: ${reading.faults[0]?.message ?? ''}`);
  const tell = listen((message) => {
    const told = DrillToldSchema.safeParse(message);
    if (told.success) stage.take(told.data);
    else options.report(new Error('The watch said something that a drill does not understand.'));
  });
  const stage = createDrillStage({ ...options, order, drill: reading.drill, startsAt: drillStart(reading.drill.starts, order.zone, options.machine.now()), tell });
  return stage;
}
