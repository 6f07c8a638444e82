/**
 * The one thing a host supplies to carry calls and events: JSON values both ways, in order. Messages posted
 * before the other side listens are kept by the transport.
 */
export interface Channel {
  post(message: unknown): void;
  /** One listener; set before the first message can arrive. */
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}
