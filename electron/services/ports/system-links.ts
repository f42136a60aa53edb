/** What the system does with an address that was judged fit. */
export interface SystemLinks {
  open(url: string): Promise<void>;
  /** Shows the host and the address, and asks. */
  confirm(host: string, url: string): Promise<boolean>;
}
