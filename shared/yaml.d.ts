/** Vite's way to read a file as text at build time. */
declare module '*.yaml?raw' {
  const text: string;
  export default text;
}
