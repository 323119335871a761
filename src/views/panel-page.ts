/* The HTML around the side panel's page. */
import * as vscode from 'vscode';
import { nonce } from './nonce';

/** The folder that holds all that the page may load. */
export function pageFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist');
}

/** The side panel's page: a shell for its script and the engine's before it, which can load nothing but one style sheet. */
export function panelPage(webview: vscode.Webview, extension: vscode.Uri): string {
  const [engine, script, style] = ['engine.js', 'panel.js', 'panel.css'].map((file) =>
    webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extension), file)).toString(),
  );
  const word = nonce();
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${word}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Circuit</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<script nonce="${word}" src="${engine}"></script>
<script nonce="${word}" src="${script}"></script>
</body>
</html>`;
}
