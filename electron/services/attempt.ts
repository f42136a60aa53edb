/** Runs what must keep nothing else from being done; what goes wrong in it is told to `report`, and nothing is thrown. Gives whether it went well. */
export function attemptWith(report: (error: unknown) => void): (act: () => void) => boolean {
  return (act) => {
    try {
      act();
      return true;
    } catch (error) {
      report(error);
      return false;
    }
  };
}
