import { Component, type ReactNode } from 'react';

type State = { readonly error: Error | null };

/** A screen that cannot be drawn: watching goes on in main, and one press loads the window again. */
export class Boundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className="stopped" role="alert">
        <h1>This window cannot be drawn</h1>
        <p>Watching and alerting go on in the tray; nothing was lost. Load the window again, and report the line below if it comes back.</p>
        <pre>{error.message}</pre>
        <button type="button" className="button" data-look="primary" onClick={() => location.reload()}>Load the window again</button>
      </main>
    );
  }
}
