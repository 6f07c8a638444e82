export { PrivacyDialog } from "./privacy-dialog.tsx";
export { SettingsDialog } from "./settings-dialog.tsx";
