import { Field } from '../../components/field.tsx';
import type { MessageConnections } from '../../../shared/model/message-connection.ts';

type NoticeFieldProps = { readonly slack: MessageConnections['slack']; readonly wanted: boolean; readonly text: string; readonly setWanted: (on: boolean) => void; readonly setText: (text: string) => void };

/** Whether a text is posted, where, and the text as it goes out. */
export function NoticeField({ slack, wanted, text, setWanted, setText }: NoticeFieldProps) {
  return (
    <>
      <div className="options"><label><input type="checkbox" checked={wanted} onChange={({ target }) => setWanted(target.checked)} />Post in Slack {slack.channel ?? ''}</label></div>
      {wanted ? <Field label="Notice" wide>{(tie) => <textarea {...tie} className="input text-area" rows={4} maxLength={3000} value={text} onChange={({ target }) => setText(target.value)} />}</Field> : null}
    </>
  );
}
