"""A standalone cluster on this machine: a master, and workers with a core each."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.request

import pyspark

SPARK = pathlib.Path(pyspark.__file__).parent
HOST = "127.0.0.1"
START_SECONDS = 60
# Programs that run for seconds only start sooner with the simple compiler.
SHORT = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


class Cluster:
    """Used with `with`; stops what it started."""

    def __init__(self, work, workers, memory="768m"):
        self.work, self.count, self.memory = work, workers, memory
        self.port, self.web = free_port(), free_port()
        self.master = f"spark://{HOST}:{self.port}"
        self.processes, self.workers = [], []

    def __enter__(self):
        (self.work / "events").mkdir(parents=True)
        try:
            self.start("master", "org.apache.spark.deploy.master.Master", "--host", HOST, "--port", str(self.port),
                       "--webui-port", str(self.web))
            self.wait_for_workers(0)
            for number in range(self.count):
                self.workers.append(self.start(
                    f"worker-{number}", "org.apache.spark.deploy.worker.Worker", "--host", HOST, "--webui-port", "0",
                    "--cores", "1", "--memory", self.memory, "--work-dir", str(self.work / f"worker-{number}"),
                    self.master))
            self.wait_for_workers(self.count)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in self.processes:
            stop(process, signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                stop(process, signal.SIGKILL)
                process.wait()

    def start(self, name, *command):
        log = open(self.work / f"{name}.log", "wb")
        environment = {**os.environ, "SPARK_LOCAL_IP": HOST, "SPARK_DAEMON_MEMORY": "256m",
                       "SPARK_DAEMON_JAVA_OPTS": SHORT}
        process = subprocess.Popen(
            [SPARK / "bin/spark-class", *command], stdout=log, stderr=log, env=environment, start_new_session=True)
        self.processes.append(process)
        return process

    def wait_for_workers(self, count):
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                state = get(f"http://{HOST}:{self.web}/json/")
                if sum(worker["state"] == "ALIVE" for worker in state["workers"]) == count:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise AssertionError(f"no master with {count} workers after {START_SECONDS} s: see {self.work}/*.log")

    def submit(self, script, *arguments, conf=()):
        """Starts a job; its progress is on the port `ui`, and its log in `submit.log`."""
        self.ui = free_port()
        settings = {
            "spark.driver.host": HOST,
            "spark.driver.memory": "512m",
            "spark.executor.memory": "512m",
            "spark.executor.cores": "1",
            "spark.ui.port": str(self.ui),
            "spark.eventLog.enabled": "true",
            "spark.eventLog.compress": "false",
            "spark.eventLog.rolling.enabled": "false",
            "spark.eventLog.dir": (self.work / "events").as_uri(),
            "spark.sql.shuffle.partitions": "2",
            **dict(conf),
        }
        log = open(self.work / "submit.log", "ab")
        flags = [word for name, value in settings.items() for word in ["--conf", f"{name}={value}"]]
        command = [SPARK / "bin/spark-submit", "--master", self.master, *flags, script, *map(str, arguments)]
        environment = {**os.environ, "SPARK_LOCAL_IP": HOST}
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, start_new_session=True)
        self.processes.append(process)
        return process

    def run(self, script, *arguments, conf=()):
        """Runs a job to its end, and returns its exit status."""
        return self.submit(script, *arguments, conf=conf).wait()

    def active_stages(self):
        """The stages that run, with the number of their tasks; nothing before the job has started."""
        try:
            [application, *_] = get(f"http://{HOST}:{self.ui}/api/v1/applications")
            stages = f"applications/{application['id']}/stages?status=active&details=true"
            return get(f"http://{HOST}:{self.ui}/api/v1/{stages}")
        except (OSError, ValueError):
            return []

    def kill_worker(self, number):
        """Kills a worker and its executor at once, as if the machine had lost power."""
        stop(self.workers[number], signal.SIGKILL)

    def events(self):
        """The events of the last job."""
        last = max((self.work / "events").iterdir(), key=lambda file: file.stat().st_mtime)
        return [json.loads(line) for line in last.read_text().splitlines()]


def stop(process, how):
    """Sends a signal to a process that was started here, and to those that it started."""
    if process.poll() is None:
        os.killpg(process.pid, how)


def get(address):
    with urllib.request.urlopen(address, timeout=5) as answer:
        return json.load(answer)


def free_port():
    with socket.socket() as one:
        one.bind((HOST, 0))
        return one.getsockname()[1]
