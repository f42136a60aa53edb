import alertStorm from '../../assets/drills/alert-storm.yaml?raw';
import databaseFailover from '../../assets/drills/database-failover.yaml?raw';
import falseAlarmHandoff from '../../assets/drills/false-alarm-handoff.yaml?raw';
import paymentFailure from '../../assets/drills/payment-failure.yaml?raw';
import slowBurn from '../../assets/drills/slow-burn.yaml?raw';

/** The drills that are shipped, by the name of their file. */
export const shippedDrills: Readonly<Record<string, string>> = {
  'database-failover': databaseFailover, 'payment-failure': paymentFailure, 'slow-burn': slowBurn, 'alert-storm': alertStorm, 'false-alarm-handoff': falseAlarmHandoff,
};
