import { Alert } from "antd";
import type { ReactElement } from "react";
import type { SourceWarning } from "../../../domain/funding/source.ts";
import { useMessages } from "../../app/language.ts";
import { fundingWords } from "../messages.ts";

/** Says that a source may not pay for a purpose, and the paper that says so. */
export function SourceWarningNote({ warning }: { readonly warning: SourceWarning }): ReactElement {
  const text = useMessages(fundingWords);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={text.warning(text.sources[warning.source], text.purposes[warning.purpose])}
      description={warning.basis}
    />
  );
}
