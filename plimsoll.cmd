@echo off
rem Plimsoll's launcher for Windows: finds a JDK, builds once when nothing is built or a source has changed, then runs.
rem
rem   plimsoll COMMAND [ARGUMENTS...]         plimsoll --help lists the commands
rem
rem   JAVA_HOME           the JDK to use (17 or newer); else java on the PATH, else the newest one under Program Files
rem   PLIMSOLL_JAVA_OPTS  more options for the Java virtual machine
rem   PLIMSOLL_CDS=off    do without the class-data archive that makes the start fast; the build makes it, for its own JDK
rem
rem Exit codes are those of the command; the launcher's own are 64: Java refuses the options of PLIMSOLL_JAVA_OPTS or of Java's own
rem variables JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS and _JAVA_OPTIONS, and 69: Plimsoll cannot be started (no JDK, no network for the
rem first build, a broken build). The build's log is .plimsoll\build.log.
rem
rem Plimsoll writes UTF-8, and the console shows it as that while the command runs. Arguments and folders reach Java in the ANSI code
rem page of Windows, whatever the console's is and no option of Java helps: characters outside it arrive as "?". With "Beta: Use Unicode
rem UTF-8 for worldwide language support" (Settings, Time and language, Language and region, Administrative language settings) all do.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "app=%root%\lib\plimsoll-app\target\app"
set "state=%root%\.plimsoll"

rem ---- the JDK
set "java_home="
set "java_major=0"
set "java_version="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if not defined java_home for /f "delims=" %%j in ('where java.exe 2^>nul') do if not defined java_home call :consider_bin "%%~dpj."
if not defined java_home for %%v in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto") do for /d %%h in ("%%~v\*") do call :consider "%%~h"
if not defined java_home (
    >&2 echo plimsoll: no JDK 17 or newer found ^(looked at JAVA_HOME, the PATH and Program Files^). Plimsoll needs a JDK, not a JRE: install one or set JAVA_HOME to the one you have, and start again.
    exit /b 69
)

rem ---- the build
call :needs_build
if not errorlevel 1 goto run
if not exist "%state%" mkdir "%state%"
rem One build at a time: the handle of the lock file is held while the build runs, and Windows drops it if we die.
set "waited="
:wait_for_lock
set "locked="
2>nul (
    9>"%state%\build.lock" (
        set "locked=1"
        call :build
    )
)
if not defined locked (
    if not defined waited >&2 echo Another launch is building Plimsoll; waiting for it ...
    set "waited=1"
    >nul ping -n 2 127.0.0.1
    goto wait_for_lock
)
if not exist "%app%\staged" goto broken_build
if exist "%state%\build.failed" goto broken_build

rem ---- run
:run
set "access="
if %java_major% geq 22 set "access=--enable-native-access=ALL-UNNAMED"
if %java_major% geq 23 set "access=%access% --sun-misc-unsafe-memory-access=allow"
set "options=-XX:+UseSerialGC -Djava.awt.headless=true -Xshare:auto -Xlog:disable -Djfr.unsupported.vm=true %access%"
set "short=-XX:TieredStopAtLevel=1"
rem Ours come last, in the archive's own order: it holds what stands before them, which does not change with our sources.
set "classpath="
for /f "delims=" %%j in ('dir /b /on "%app%\lib\*.jar"') do call :add_jar "%%j"
set "classpath=%classpath%%app%\lib\plimsoll-app.jar;%app%\lib\plimsoll.jar"
set "archive=%root%\lib\plimsoll-app\target\cds\%java_version%.jsa"
set "share="
if /i "%PLIMSOLL_CDS%"=="off" goto start
if exist "%archive%" set share=-XX:SharedArchiveFile="%archive%" -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0
:start
rem Where Java cannot start it ends with 1, which is a command's answer: so with options from outside it starts once without a command.
set "given="
for %%v in (PLIMSOLL_JAVA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS) do if defined %%v set "given=1"
if not defined given goto command
"%java_home%\bin\java.exe" %short% %options% %PLIMSOLL_JAVA_OPTS% -version >nul 2>nul
if not errorlevel 1 goto command
>&2 echo plimsoll: Java does not start with the options in PLIMSOLL_JAVA_OPTS, JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS or _JAVA_OPTIONS. Correct or unset them and start again.
exit /b 64
:command
for %%c in (replay verify) do if /i "%~1"=="%%c" set "short="
set "page="
for /f "tokens=2 delims=:" %%p in ('chcp 2^>nul') do set "page=%%p"
>nul 2>nul chcp 65001
"%java_home%\bin\java.exe" %short% %options% %share% %PLIMSOLL_JAVA_OPTS% -Dplimsoll.root="%root%" -cp "%classpath%" dev.plimsoll.cli.Main %*
set "code=%errorlevel%"
if defined page >nul 2>nul chcp %page:.=%
exit /b %code%

:add_jar
set "jar=%~1"
if not "%jar:~0,8%"=="plimsoll" set "classpath=%classpath%%app%\lib\%jar%;"
exit /b 0

rem Takes the Java home %1 if it is a JDK from 17 on and newer than what we have.
:consider
if not exist "%~1\bin\javac.exe" exit /b 1
if not exist "%~1\release" exit /b 1
set "found="
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do set "found=%%~v"
if not defined found exit /b 1
for /f "tokens=1 delims=.-+_" %%m in ("%found%") do set "found_major=%%m"
if %found_major% lss 17 exit /b 1
if %found_major% leq %java_major% exit /b 1
set "java_home=%~1"
set "java_major=%found_major%"
set "java_version=%found%"
exit /b 0

:consider_bin
for %%b in ("%~1\..") do call :consider "%%~fb"
exit /b 0

rem Exit code 1: nothing is built, or a source has changed since.
:needs_build
if not exist "%app%\staged" exit /b 1
if not exist "%app%\lib\plimsoll.jar" exit /b 1
powershell -NoProfile -Command "$t=(Get-Item -LiteralPath $env:app\staged).LastWriteTimeUtc; $p='lib\plimsoll\src\main','lib\plimsoll\pom.xml','lib\plimsoll-app\src\main','lib\plimsoll-app\pom.xml','pom.xml','sql','configs' | ForEach-Object { Join-Path $env:root $_ } | Where-Object { Test-Path -LiteralPath $_ }; foreach ($f in @(Get-Item -LiteralPath $p) + @(Get-ChildItem -LiteralPath $p -Recurse)) { if ($f.LastWriteTimeUtc -gt $t) { exit 1 } }; exit 0"
exit /b %errorlevel%

:build
del "%state%\build.failed" 2>nul
call :needs_build
if not errorlevel 1 exit /b 0
>con echo Building Plimsoll (about a minute) ...
setlocal
set "JAVA_HOME=%java_home%"
pushd "%root%"
call mvnw.cmd -B -q -Dmaven.test.skip=true package >"%state%\build.log" 2>&1 <nul
if errorlevel 1 >"%state%\build.failed" echo failed
popd
endlocal
exit /b 0

:broken_build
findstr /i /c:"Could not transfer" /c:"UnknownHost" /c:"offline mode" /c:"Connection refused" /c:"Connection timed out" /c:"Failed to fetch" "%state%\build.log" >nul 2>nul
if not errorlevel 1 (
    >&2 echo plimsoll: the build could not download what it needs. The first build fetches Maven and the libraries from Maven Central, later ones need no network. Check the connection and start again. Full log: "%state%\build.log"
) else (
    >&2 echo plimsoll: the build failed. Repair the sources ^(git status shows what was changed^) and start again. Full log: "%state%\build.log"
)
exit /b 69
