import { type FormItemProps } from 'antd';
import type { ChangeEvent, ReactNode } from 'react';
import { Field } from './form.js';

export interface FileFieldProps extends FormItemProps {
  /** What the file chooser offers; papers and pictures where it is left out. */
  readonly accept?: string;
}

/** A field whose value is a file of the person's; it stays in the browser unless the page sends it. */
export function FileField({ accept = '.pdf,.ofd,image/*', ...item }: FileFieldProps): ReactNode {
  return (
    <Field
      {...item}
      getValueFromEvent={(event: { target: { files: FileList | null } }) => event.target.files?.[0]}
      valuePropName="chosen"
    >
      <FileInput accept={accept} />
    </Field>
  );
}

interface FileInputProps {
  readonly accept: string;
  readonly id?: string;
  readonly onChange?: (event: ChangeEvent<HTMLInputElement>) => void;
}

/** What antd hands in as its value is left aside, as a browser lets no page set it. */
function FileInput({ accept, id, onChange }: FileInputProps): ReactNode {
  return <input type="file" accept={accept} id={id} onChange={onChange} />;
}
