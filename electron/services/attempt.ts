/** Runs what must keep nothing else from being done; what goes wrong in it is told to `report`, and nothing is thrown. */
export function attemptWith(report: (error: unknown) => void): (act: () => void) => void {
  return (act) => {
    try {
      act();
    } catch (error) {
      report(error);
    }
  };
}
