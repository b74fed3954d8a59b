import { QRCode } from "antd";
import type { ReactElement } from "react";

interface CodePictureProps {
  /** The address that a phone opens. */
  readonly address: string;
  /** What it opens, for those who cannot see the code. */
  readonly name: string;
  /** Pixels of the screen. */
  readonly side: number;
}

/** An address as a QR code, drawn as SVG. Black on white in both themes: cameras read it so. */
export function CodePicture({ address, name, side }: CodePictureProps): ReactElement {
  return <QRCode type="svg" aria-label={name} value={address} size={side} bordered={false} color="#000000" bgColor="#ffffff" />;
}
