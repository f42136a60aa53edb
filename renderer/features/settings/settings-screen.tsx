import { useEffect, useRef, type ReactNode } from 'react';
import '../../styles/tick.css';
import './settings.css';
import { AboutSection } from './about-section.tsx';
import { AlertingSection } from './alerting-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { ConnectionsSection } from './connections-section.tsx';
import { DataSection } from './data-section.tsx';
import { DiagnosticsSection } from './diagnostics-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { LimitsSection } from './limits-section.tsx';
import { PolicySection } from './policy-section.tsx';
import { chooseSection, sections, useSection, type SectionId } from './section.ts';

const contents: Readonly<Record<SectionId, () => ReactNode>> = {
  connections: ConnectionsSection, policy: PolicySection, alerting: AlertingSection, limits: LimitsSection, appearance: AppearanceSection,
  keys: KeysSection, data: DataSection, diagnostics: DiagnosticsSection, about: AboutSection,
};

export function SettingsScreen() {
  const section = useSection();
  const content = useRef<HTMLDivElement>(null);
  const Content = contents[section];
  useEffect(() => void content.current?.scrollTo(0, 0), [section]);
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label="Settings">
        <ul>
          {sections.map(({ id, label }) => (
            <li key={id}><button type="button" className="settings-entry" aria-current={id === section ? 'true' : undefined} onClick={() => chooseSection(id)}>{label}</button></li>
          ))}
        </ul>
      </nav>
      <div ref={content} className="settings-content" tabIndex={-1}>
        <h2>{sections.find(({ id }) => id === section)?.label}</h2>
        <Content />
      </div>
    </div>
  );
}
