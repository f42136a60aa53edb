import { lazy, Suspense } from 'react';
import { useView } from '../../store/stores.ts';
import { PaletteDoor } from '../commands/palette-door.tsx';
import { AcknowledgeDialog } from '../now/acknowledge-dialog.tsx';

const Shortcuts = lazy(async () => ({ default: (await import('../commands/shortcut-sheet.tsx')).ShortcutSheet }));
const Connect = lazy(async () => ({ default: (await import('../connect/connect-dialog.tsx')).ConnectDialog }));
const WaysOut = lazy(async () => ({ default: (await import('../connect/ways-out-dialog.tsx')).WaysOutDialog }));
const Outbox = lazy(async () => ({ default: (await import('../outbox/outbox-dialog.tsx')).OutboxDialog }));
const Act = lazy(async () => ({ default: (await import('../outbox/act-dialog.tsx')).ActDialog }));
const Create = lazy(async () => ({ default: (await import('../outbox/create-dialog.tsx')).CreateDialog }));
const Policy = lazy(async () => ({ default: (await import('../policy/policy-dialog.tsx')).PolicyDialog }));
const Preferences = lazy(async () => ({ default: (await import('../preferences/preferences-dialog.tsx')).PreferencesDialog }));
const Setup = lazy(async () => ({ default: (await import('../setup/setup-dialog.tsx')).SetupDialog }));
const Maintenance = lazy(async () => ({ default: (await import('../health/maintenance-dialog.tsx')).MaintenanceDialog }));
const Silence = lazy(async () => ({ default: (await import('../quiet/silence-dialog.tsx')).SilenceDialog }));
const Merge = lazy(async () => ({ default: (await import('../quiet/merge-dialog.tsx')).MergeDialog }));
const LocalIncident = lazy(async () => ({ default: (await import('../incidents/local-dialog.tsx')).LocalDialog }));
const Change = lazy(async () => ({ default: (await import('../change/change-dialog.tsx')).ChangeDialog }));
const Severity = lazy(async () => ({ default: (await import('../incident/severity-dialog.tsx')).SeverityDialog }));
const RunResolve = lazy(async () => ({ default: (await import('../incident/resolve-dialog.tsx')).ResolveDialog }));
const Decision = lazy(async () => ({ default: (await import('../incident/decision-dialog.tsx')).DecisionDialog }));
const Call = lazy(async () => ({ default: (await import('../incident/call-dialog.tsx')).CallDialog }));
const ContactCall = lazy(async () => ({ default: (await import('../incident/call-dialog.tsx')).ContactCallDialog }));
const Entry = lazy(async () => ({ default: (await import('../incident/entry-dialog.tsx')).EntryDialog }));
const Hours = lazy(async () => ({ default: (await import('../hours/hours-dialog.tsx')).HoursDialog }));
const CoverDialog = lazy(async () => ({ default: (await import('../cover/cover-dialog.tsx')).CoverDialog }));
const SelfCheck = lazy(async () => ({ default: (await import('../wellness/self-check-dialog.tsx')).SelfCheckDialog }));
const ShiftWord = lazy(async () => ({ default: (await import('../wellness/shift-dialog.tsx')).ShiftDialog }));
const Support = lazy(async () => ({ default: (await import('../wellness/support-dialog.tsx')).SupportDialog }));
const TeamPage = lazy(async () => ({ default: (await import('../wellness/team-dialog.tsx')).TeamDialog }));
const WellnessErase = lazy(async () => ({ default: (await import('../wellness/erase-dialog.tsx')).EraseDialog }));
const Command = lazy(async () => ({ default: (await import('../runbook/command-dialog.tsx')).CommandDialog }));
const Trainee = lazy(async () => ({ default: (await import('../training/trainee-dialog.tsx')).TraineeDialog }));
const TrainingRecord = lazy(async () => ({ default: (await import('../training/record-dialog.tsx')).RecordDialog }));
const RotaPlan = lazy(async () => ({ default: (await import('../rota/plan-dialog.tsx')).PlanDialog }));
const RotaOverride = lazy(async () => ({ default: (await import('../rota/override-dialog.tsx')).OverrideDialog }));
const BreakCover = lazy(async () => ({ default: (await import('../hours/break-cover-dialog.tsx')).BreakCoverDialog }));
const RotaCover = lazy(async () => ({ default: (await import('../rota/cover-request-dialog.tsx')).CoverRequestDialog }));
const RotaCalendar = lazy(async () => ({ default: (await import('../rota/calendar-dialog.tsx')).CalendarDialog }));
const RotaAbsence = lazy(async () => ({ default: (await import('../rota/absence-dialog.tsx')).AbsenceDialog }));
const Drills = lazy(async () => ({ default: (await import('../drills/drills-dialog.tsx')).DrillsDialog }));
const Check = lazy(async () => ({ default: (await import('../health/check-dialog.tsx')).CheckDialog }));

/** The dialog that is open, and above it the urgent one. All but that one are loaded when they are first asked for. */
export function Dialogs() {
  const acknowledging = useView((view) => view.acknowledging);
  return (
    <>
      <Suspense><Chosen /></Suspense>
      {acknowledging ? <AcknowledgeDialog /> : null}
    </>
  );
}

function Chosen() {
  const dialog = useView((view) => view.dialog);
  switch (dialog?.kind) {
    case 'palette': return <PaletteDoor />;
    case 'shortcuts': return <Shortcuts />;
    case 'connect': return <Connect />;
    case 'ways-out': return <WaysOut />;
    case 'outbox': return <Outbox />;
    case 'act': return <Act key={`${dialog.action} ${dialog.incidentIds.join(' ')}`} action={dialog.action} incidentIds={dialog.incidentIds} />;
    case 'create': return <Create />;
    case 'policy': return <Policy />;
    case 'preferences': return <Preferences />;
    case 'setup': return <Setup />;
    case 'check': return <Check key={dialog.id ?? 'new'} id={dialog.id} />;
    case 'maintenance': return <Maintenance key={dialog.checkId ?? 'all'} checkId={dialog.checkId} />;
    case 'silence': return <Silence key={dialog.situationId} situationId={dialog.situationId} length={dialog.length} />;
    case 'merge': return <Merge key={dialog.situationId ?? 'any'} situationId={dialog.situationId} />;
    case 'local-incident': return <LocalIncident key={dialog.situationId ?? 'new'} situationId={dialog.situationId ?? null} />;
    case 'change': return <Change />;
    case 'severity': return <Severity />;
    case 'run-resolve': return <RunResolve />;
    case 'decision': return <Decision />;
    case 'call': return <Call key={dialog.level} level={dialog.level} />;
    case 'call-contact': return <ContactCall key={dialog.contact} contact={dialog.contact} />;
    case 'self-check': return <SelfCheck />;
    case 'shift-word': return <ShiftWord />;
    case 'support': return <Support />;
    case 'team-page': return <TeamPage />;
    case 'wellness-erase': return <WellnessErase />;
    case 'command': return <Command key={`${dialog.text} ${dialog.incidentId ?? ''}`} text={dialog.text} incidentId={dialog.incidentId} />;
    case 'trainee': return <Trainee key={dialog.id ?? 'new'} id={dialog.id} />;
    case 'training-record': return <TrainingRecord key={`${dialog.traineeId} ${dialog.item}`} traineeId={dialog.traineeId} item={dialog.item} />;
    case 'rota-plan': return <RotaPlan />;
    case 'rota-override': return <RotaOverride />;
    case 'rota-absence': return <RotaAbsence />;
    case 'rota-cover': return <RotaCover />;
    case 'break-cover': return <BreakCover />;
    case 'rota-calendar': return <RotaCalendar />;
    case 'drills': return <Drills />;
    case 'hours': return <Hours />;
    case 'cover': return <CoverDialog />;
    case 'entry': return <Entry key={dialog.eventId} eventId={dialog.eventId} />;
    default: return null;
  }
}
